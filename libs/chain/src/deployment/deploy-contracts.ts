import { type JsonRpcProvider, Wallet } from 'ethers';
import { readChainId } from '../contracts/chain-id.js';
import { createRpcProvider } from '../contracts/rpc-provider.js';
import { requirePlanned } from './check-code.js';
import { type CreatedContract, type DeploymentPlan, planDeployment, type PlannedContract } from './contract-plan.js';
import type { DeployedContract, Deployment, DeploymentTerms } from './deployment.js';
import {
  ContractMissing,
  DeployerAlreadyUsed,
  DeploymentNotConfirmed,
  DeploymentTransactionRefused,
} from './errors.js';

/** Six blocks of a slow network, and some. */
const CONFIRMATION_TIMEOUT_MS = 180_000;
const POLL_MS = 100;

export interface DeployContractsOptions extends DeploymentTerms {
  readonly rpcUrl: string;
  /** Private key of an account that sends nothing else, ever: the contracts' addresses follow from its first transactions. */
  readonly deployerKey: string;
  readonly confirmationTimeoutMs?: number;
}

/**
 * Brings the contracts to where they belong and returns what was found there. Doing it again changes nothing; cut off, it goes on where it
 * was. What stands there already must be what would be deployed, or nothing is sent.
 */
export async function deployContracts(options: DeployContractsOptions): Promise<Deployment> {
  const chainId = await readChainId(options.rpcUrl);
  const provider = createRpcProvider({ url: options.rpcUrl, chainId });
  try {
    const deployer = new Wallet(options.deployerKey, provider);
    const plan = planDeployment(deployer.address, options);
    const startBlock = await sendMissing(
      provider,
      deployer,
      plan,
      options.confirmationTimeoutMs ?? CONFIRMATION_TIMEOUT_MS,
    );
    const codeHashes = await codeHashesOf(provider, plan);
    const { registrar, issuer } = options;
    return { network: { chainId, contracts: plan.contracts, registrar, issuer }, codeHashes, startBlock };
  } finally {
    provider.destroy();
  }
}

/** Returns the first block that can hold something of the contracts. */
async function sendMissing(
  provider: JsonRpcProvider,
  deployer: Wallet,
  plan: DeploymentPlan,
  timeoutMs: number,
): Promise<number> {
  const head = await provider.getBlockNumber();
  const nonce = await settledNonce(provider, deployer, timeoutMs);
  for (const [index, contract] of plan.created.entries()) {
    const code = await provider.getCode(contract.address, 'latest');
    if (code !== '0x') await requirePlanned(provider, contract, code);
    else if (index < nonce) throw new DeployerAlreadyUsed(deployer.address, contract.name, contract.address, index);
  }
  // Their order in the chain is that of their nonces, so they need not wait for one another.
  for (const [index, contract] of plan.created.entries()) {
    if (index >= nonce) await send(deployer, contract, index);
  }
  await waitForNonce(provider, deployer, plan.created.length, timeoutMs);
  // Found half there: nobody remembers since when.
  return nonce === 0 ? head : 0;
}

/** What an earlier attempt has sent and the node still keeps is waited for: sent again with other fees it would be refused. */
async function settledNonce(provider: JsonRpcProvider, deployer: Wallet, timeoutMs: number): Promise<number> {
  const pending = await provider.getTransactionCount(deployer.address, 'pending');
  await waitForNonce(provider, deployer, pending, timeoutMs);
  return await provider.getTransactionCount(deployer.address, 'latest');
}

async function waitForNonce(
  provider: JsonRpcProvider,
  deployer: Wallet,
  nonce: number,
  timeoutMs: number,
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while ((await provider.getTransactionCount(deployer.address, 'latest')) < nonce) {
    if (Date.now() > deadline) throw new DeploymentNotConfirmed(deployer.address, timeoutMs);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

async function send(deployer: Wallet, contract: CreatedContract, nonce: number): Promise<void> {
  try {
    await deployer.sendTransaction({ data: contract.initCode, nonce });
  } catch (error) {
    throw new DeploymentTransactionRefused(
      contract.name,
      error instanceof Error ? error.message.slice(0, 300) : String(error),
    );
  }
}

async function codeHashesOf(
  provider: JsonRpcProvider,
  plan: DeploymentPlan,
): Promise<Record<DeployedContract, string>> {
  const all: readonly PlannedContract[] = [...plan.created, ...plan.madeByFactory];
  const hashes = await Promise.all(
    all.map(async (contract) => {
      const code = await provider.getCode(contract.address, 'latest');
      if (code === '0x') throw new ContractMissing(contract.name, contract.address);
      return [contract.name, await requirePlanned(provider, contract, code)] as const;
    }),
  );
  return Object.fromEntries(hashes) as Record<DeployedContract, string>;
}
