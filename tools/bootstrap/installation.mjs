import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { inRoot, NODE, pinnedNode, readJson } from './root.mjs';

/**
 * What keeps node_modules from being what package-lock.json says on this machine; empty when nothing does. Npm's own record of what
 * it installed tells; it is written last, so a cut-off installation has none.
 */
export function installationFaults() {
  const record = inRoot('node_modules', '.package-lock.json');
  if (!existsSync(record)) return ['nothing is installed yet'];
  const installed = readJson(record).packages;
  const wanted = Object.entries(readJson(inRoot('package-lock.json')).packages).filter(([path]) => path !== '');
  const faults = wanted
    .filter(([, entry]) => isForThisMachine(entry))
    .filter(([path, { version }]) => installed[path]?.version !== version)
    .map(([path, { version }]) => `${path.slice('node_modules/'.length)} ${version} is not installed`);
  return faults.length > 0 ? faults : nodeFaults();
}

/**
 * Optional packages with no platform of their own belong to others that may rightly be missing, so only those made for this platform
 * are asked for. Npm under Node 20 leaves some of them out (`engines`), and so does `omit=optional`.
 */
function isForThisMachine({ optional, os, cpu, libc: builtFor }) {
  if (!optional) return true;
  if (!os || !cpu) return false;
  return (
    os.includes(process.platform) && cpu.includes(process.arch) && (!builtFor || builtFor.includes(libcOfThisMachine()))
  );
}

let libc;

function libcOfThisMachine() {
  if (process.platform !== 'linux') return undefined;
  // Without the network's part the report takes a millisecond instead of many.
  process.report.excludeNetwork = true;
  return (libc ??= process.report.getReport().header.glibcVersionRuntime ? 'glibc' : 'musl');
}

/** The package `node` gets its binary from an install script; without it everything would silently run under the user's own Node. */
function nodeFaults() {
  if (!existsSync(NODE)) return ['the install script of the package `node` did not run'];
  const { stdout, error } = spawnSync(NODE, ['--version'], { encoding: 'utf8' });
  if (error) return [`${NODE} does not run: ${error.message}`];
  return stdout.trim() === `v${pinnedNode()}` ? [] : [`${NODE} is ${stdout.trim()}, not v${pinnedNode()}`];
}
