import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { BootstrapFailed, inRoot, NODE, ROOT, say } from './root.mjs';
import { runTelling } from './run-telling.mjs';

const STAMP = inRoot('dist', '.built-from');
const SOURCE_FOLDERS = ['apps', 'libs', 'migrations'];
const SETTINGS = [
  ...['tsconfig.json', 'tsconfig.build.json', 'tsconfig.web.json', 'nest-cli.json', 'package-lock.json'],
  ...['tools/web/build-web.mjs', 'tools/web/web-app.mjs', 'tools/web/one-file.mjs'],
];
const IS_SOURCE = /(?<![.-]spec)\.(tsx?|json|css|html|svg)$/;

/** Builds dist/ unless it was built from these very sources. */
export async function buildIfNeeded() {
  const wanted = sourcesHash();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return;
  say('building ...');
  rmSync(STAMP, { force: true });
  const nest = inRoot('node_modules', '@nestjs', 'cli', 'bin', 'nest.js');
  const seconds =
    (await run('building', [nest, 'build', 'standalone'])) +
    (await run('building the web apps', [inRoot('tools', 'web', 'build-web.mjs')]));
  removeOrphans();
  writeFileSync(STAMP, wanted);
  say(`built in ${seconds} s`);
}

/** @returns the seconds it took */
async function run(what, args) {
  const { end, seconds } = await runTelling(what, [NODE, ...args]);
  if (end !== 0) throw new BootstrapFailed(`${what} failed (it ended with ${end}; its own words are above)`);
  return seconds;
}

/** By content: a checkout changes every file's time. */
function sourcesHash() {
  const files = SOURCE_FOLDERS.flatMap((folder) => filesIn(inRoot(folder))).filter((path) => IS_SOURCE.test(path));
  const hash = createHash('sha256');
  for (const path of [...SETTINGS.map((name) => inRoot(name)), ...files.sort()]) {
    hash
      .update(`${relative(ROOT, path)}\0`)
      .update(readFileSync(path))
      .update('\0');
  }
  return hash.digest('hex');
}

function filesIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath ?? entry.path}/${entry.name}`);
}

/** The compiler leaves what it made of a source that is gone; a migration of another branch must not run. */
function removeOrphans() {
  for (const folder of SOURCE_FOLDERS) {
    for (const path of filesIn(inRoot('dist', folder))) {
      const source = inRoot(relative(inRoot('dist'), path).replace(/\.js(\.map)?$/, '.ts'));
      if (/\.js(\.map)?$/.test(path) && !existsSync(source)) rmSync(path);
    }
  }
}
