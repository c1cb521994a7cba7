import { readChainId } from '../contracts/chain-id.js';
import { deployContracts, type DeployContractsOptions } from './deploy-contracts.js';
import type { Deployment } from './deployment.js';
import { readDeployment, writeDeployment } from './deployment-file.js';
import { DeploymentFileDiffers, DeploymentFileMissing } from './errors.js';

export interface DeployOptions extends DeployContractsOptions {
  /** DEPLOYMENT_FILE of all who use the contracts. */
  readonly file: string;
}

/** Deploys what is missing and keeps the outcome in a file. An existing file is held against what the chain says, never overwritten. */
export async function deploy(options: DeployOptions): Promise<Deployment> {
  const known = await readDeployment(options.file).catch((error: unknown) => {
    if (error instanceof DeploymentFileMissing) return undefined;
    throw error;
  });
  if (known !== undefined) await requireSameChain(options, known);
  const deployment = await deployContracts(options);
  if (known === undefined) {
    await writeDeployment(options.file, deployment);
    return deployment;
  }
  requireSame(options.file, known, deployment);
  return known;
}

/** Asked first: on another chain nothing may be deployed by mistake, and paid for. */
async function requireSameChain({ file, rpcUrl }: DeployOptions, { network }: Deployment): Promise<void> {
  const chainId = await readChainId(rpcUrl);
  if (chainId !== network.chainId) throw new DeploymentFileDiffers(file, 'the chain id', network.chainId, chainId);
}

/** The start block apart: only the file remembers it. */
function requireSame(file: string, known: Deployment, found: Deployment): void {
  const inFile = members(known);
  for (const [member, value] of members(found)) {
    const before = inFile.get(member);
    if (before !== value) throw new DeploymentFileDiffers(file, member, before ?? 'not given', value);
  }
}

function members({ network, codeHashes }: Deployment): Map<string, string> {
  return new Map([
    ['the chain id', network.chainId],
    ['the registrar', network.registrar],
    ['the issuer', network.issuer],
    ...Object.entries(network.contracts).map(([name, address]): [string, string] => [
      `the address of ${name}`,
      address,
    ]),
    ...Object.entries(codeHashes).map(([name, hash]): [string, string] => [`the code hash of ${name}`, hash]),
  ]);
}
