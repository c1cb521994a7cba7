import { readFile } from 'node:fs/promises';
import { writeAtomically } from '@tallystick/platform';
import { getAddress, isHexString } from 'ethers';
import { DEPLOYED_CONTRACTS, type Deployment, LEDGER_PARTS } from './deployment.js';
import { DeploymentFileInvalid, DeploymentFileMissing } from './errors.js';

/** Nobody calls these by an address of the file: the ledger and the factory know where they are. */
const BEHIND_OTHERS: readonly string[] = [...LEDGER_PARTS, 'passkeyVerifier', 'partyAccount'];
const NETWORK_CONTRACTS = DEPLOYED_CONTRACTS.filter((name) => !BEHIND_OTHERS.includes(name));

export async function readDeployment(path: string): Promise<Deployment> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw new DeploymentFileMissing(path);
    throw error;
  });
  return parseDeployment(path, text);
}

/** Readable by all: nothing in it is secret. */
export async function writeDeployment(path: string, deployment: Deployment): Promise<void> {
  await writeAtomically(path, `${JSON.stringify(deployment, null, 2)}\n`, 0o644);
}

function parseDeployment(path: string, text: string): Deployment {
  const faults: string[] = [];
  const root = record(parseJson(path, text));
  const network = record(root.network);
  const contracts = record(network.contracts);
  const codeHashes = record(root.codeHashes);
  const expect = (ok: boolean, member: string, expected: string) => {
    if (!ok) faults.push(`${member} must be ${expected}`);
  };
  const chainId = network.chainId;
  const isDecimal = typeof chainId === 'string' && /^[1-9][0-9]{0,19}$/.test(chainId);
  expect(isDecimal, 'network.chainId', 'decimal digits in quotes');
  for (const role of ['registrar', 'issuer'])
    expect(isAddress(network[role]), `network.${role}`, 'a checksummed address');
  for (const name of NETWORK_CONTRACTS)
    expect(isAddress(contracts[name]), `network.contracts.${name}`, 'a checksummed address');
  for (const name of DEPLOYED_CONTRACTS)
    expect(isHexString(codeHashes[name], 32), `codeHashes.${name}`, '0x and 64 hex digits');
  const startBlock = root.startBlock;
  expect(
    typeof startBlock === 'number' && Number.isSafeInteger(startBlock) && startBlock >= 0,
    'startBlock',
    'a block number',
  );
  if (faults.length > 0) throw new DeploymentFileInvalid(path, faults);
  return root as unknown as Deployment;
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new DeploymentFileInvalid(path, ['it is not JSON']);
  }
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function isAddress(value: unknown): boolean {
  try {
    return typeof value === 'string' && getAddress(value) === value;
  } catch {
    return false;
  }
}
