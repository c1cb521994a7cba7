import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of package.json. */
export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export const inRoot = (...names) => join(ROOT, ...names);

export const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** The Node that everything runs under: the version of the npm package `node`, pinned in package.json. */
export const pinnedNode = () => readJson(inRoot('package.json')).dependencies.node;

export const NODE = inRoot('node_modules', 'node', 'bin', 'node');

/** All of the bootstrap's words go to stderr: what a command prints on stdout is its own. */
export const say = (line) => process.stderr.write(`${line}\n`);

/** Said to the user without a stack trace. */
export class BootstrapFailed extends Error {}
