import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DATA_LAYOUT as LAYOUT, writeAtomically } from '@tallystick/platform';
import { DataFolderOfAnotherVersion, NodeSettingChanged } from './errors.js';

export const VERSION_FILE = 'VERSION';

/** The chain and its contracts, known once they were made on the first start. */
export interface Deployed {
  readonly chainId: string;
  readonly addresses: Readonly<Record<string, string>>;
  readonly codeHashes: Readonly<Record<string, string>>;
}

/** What a data folder was written by. */
export interface Version {
  readonly product: 'tallystick';
  readonly layout: number;
  readonly productVersion: string;
  readonly postgresMajor: string;
  /** Decided by the first start and kept: a demo is never poured into data that somebody works with. */
  readonly begunAs: 'demo' | 'empty';
  /** Kept too: whether the ledger is on a node that CHAIN_RPC_URL named. Absent in folders begun before that could be. */
  readonly isOnGivenNode?: boolean;
  readonly deployed?: Deployed;
}

export type NewVersion = Pick<Version, 'productVersion' | 'postgresMajor' | 'begunAs' | 'isOnGivenNode'>;

/** Reads the folder's version and refuses one that this product does not know; a new folder gets its own. */
export async function readOrCreateVersion(dataDir: string, own: NewVersion): Promise<Version> {
  const found = await readVersion(dataDir);
  if (!found) return create(dataDir, own);
  const checks: [what: string, found: string, expected: string][] = [
    ['the product', String(found.product), 'tallystick'],
    ['the data layout', String(found.layout), String(LAYOUT)],
    ['PostgreSQL', String(found.postgresMajor), own.postgresMajor],
  ];
  for (const check of checks) if (check[1] !== check[2]) throw new DataFolderOfAnotherVersion(dataDir, ...check);
  if (!isComplete(found)) throw unreadable(dataDir, JSON.stringify(found));
  const isOnGivenNode = found.isOnGivenNode ?? false;
  if (isOnGivenNode !== (own.isOnGivenNode ?? false)) throw new NodeSettingChanged(dataDir, isOnGivenNode);
  return found;
}

/** The layout promises these; a file without them was written, or changed, by something else. */
function isComplete({ productVersion, begunAs, deployed }: Version): boolean {
  return (
    typeof productVersion === 'string' &&
    ['demo', 'empty'].includes(begunAs) &&
    (deployed === undefined ||
      (typeof deployed.chainId === 'string' && isTable(deployed.addresses) && isTable(deployed.codeHashes)))
  );
}

function isTable(value: unknown): boolean {
  return isObject(value) && Object.values(value).every((entry) => typeof entry === 'string');
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Records the chain and the contracts of the first start, and holds every later one to them: same chain, same addresses, same code. */
export async function holdToDeployed(dataDir: string, version: Version, deployed: Deployed): Promise<void> {
  if (!version.deployed) return write(dataDir, { ...version, deployed });
  const known = described(version.deployed);
  const found = described(deployed);
  for (const what of new Set([...known.keys(), ...found.keys()])) {
    if (known.get(what) === found.get(what)) continue;
    throw new DataFolderOfAnotherVersion(dataDir, what, known.get(what) ?? 'missing', found.get(what) ?? 'none');
  }
}

function described({ chainId, addresses, codeHashes }: Deployed): Map<string, string> {
  return new Map([
    ['the chain', chainId],
    ...Object.entries(addresses).map(([name, value]): [string, string] => [`the address of ${name}`, value]),
    ...Object.entries(codeHashes).map(([name, value]): [string, string] => [`the code of ${name}`, value]),
  ]);
}

async function readVersion(dataDir: string): Promise<Version | undefined> {
  let text: string;
  try {
    text = await readFile(join(dataDir, VERSION_FILE), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const content = parsed(text);
  // Only a missing file means a new folder: one that says nothing may stand above years of data.
  if (!isObject(content)) throw unreadable(dataDir, text);
  return content as Version;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function unreadable(dataDir: string, text: string): DataFolderOfAnotherVersion {
  const beginning = JSON.stringify(text.slice(0, 40));
  return new DataFolderOfAnotherVersion(dataDir, 'an unreadable VERSION', beginning, `layout ${LAYOUT}`);
}

async function create(dataDir: string, own: NewVersion): Promise<Version> {
  const version: Version = { product: 'tallystick', layout: LAYOUT, ...own };
  await write(dataDir, version);
  return version;
}

async function write(dataDir: string, version: Version): Promise<void> {
  await writeAtomically(join(dataDir, VERSION_FILE), `${JSON.stringify(version, null, 2)}\n`, 0o644);
}
