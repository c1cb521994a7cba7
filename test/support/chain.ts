import {
  createRpcProvider,
  deployContracts,
  type Deployment,
  EmbeddedChain,
  type EmbeddedChainOptions,
} from '@tallystick/chain';
import { type HDNodeWallet, type JsonRpcProvider, Wallet } from 'ethers';
import { type BareChain, startBareChain } from './bare-chain.js';
import { temporaryFolder } from './temporary-folder.js';

export interface TestChainOptions {
  /**
   * Given, the chain is the product's own durable one, journalled in this migrated database, reached through its filter. Left out, it is a bare anvil
   * that makes a block for each transaction and takes every `anvil_` and `evm_` call.
   */
  readonly databaseUrl?: string;
  /** Bare anvil only: blocks are made by `provider.send('evm_mine', [])` alone. */
  readonly manualMining?: boolean;
  /** Without the contracts: `deployment` is then undefined. */
  readonly withoutContracts?: boolean;
  readonly relayers?: number;
  readonly embedded?: Partial<Pick<EmbeddedChainOptions, 'settings' | 'faults' | 'log' | 'clock'>>;
}

export interface TestChain {
  readonly rpcUrl: string;
  readonly chainId: string;
  /** Of the durable chain. */
  readonly dataDir?: string;
  readonly provider: JsonRpcProvider;
  /** Throws when the chain was started without contracts. */
  readonly deployment: Deployment;
  readonly deployer: HDNodeWallet;
  readonly registrar: HDNodeWallet;
  readonly issuer: HDNodeWallet;
  /** Hold balances; gas is free. */
  readonly relayers: readonly HDNodeWallet[];
  stop(): Promise<void>;
}

export const TEST_DEPOSIT_TOKEN = { name: 'Test Deposit CNY', symbol: 'tCNY', decimals: 2 };

/** A chain of its own for one test file. Ended with the test process however that ends. */
export async function startTestChain(options: TestChainOptions = {}): Promise<TestChain> {
  const [deployer, registrar, issuer] = [Wallet.createRandom(), Wallet.createRandom(), Wallet.createRandom()];
  const relayers = Array.from({ length: options.relayers ?? 1 }, () => Wallet.createRandom());
  const funded = [deployer, ...relayers].map(({ address }) => address);
  const chain =
    options.databaseUrl === undefined
      ? await bareChain(options, funded)
      : await durableChain(options, options.databaseUrl, funded);
  const provider = createRpcProvider({ url: chain.rpcUrl, chainId: chain.chainId });
  // For `wait()`: ethers looks every 4 s otherwise.
  provider.pollingInterval = 20;
  const stop = async () => {
    provider.destroy();
    await chain.stop();
  };
  try {
    const terms = {
      registrar: registrar.address,
      issuer: issuer.address,
      depositToken: TEST_DEPOSIT_TOKEN,
      rpId: 'localhost',
    };
    const deploying = { rpcUrl: chain.rpcUrl, deployerKey: deployer.privateKey, ...terms };
    const deployment = options.withoutContracts ? undefined : await deployContracts(deploying);
    if (options.manualMining) await provider.send('evm_setAutomine', [false]);
    return {
      rpcUrl: chain.rpcUrl,
      chainId: chain.chainId,
      ...(chain.dataDir === undefined ? {} : { dataDir: chain.dataDir }),
      provider,
      get deployment() {
        if (deployment === undefined) throw new Error('This test chain was started without contracts.');
        return deployment;
      },
      deployer,
      registrar,
      issuer,
      relayers,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function bareChain({ embedded }: TestChainOptions, funded: readonly string[]): Promise<BareChain> {
  if (embedded) throw new Error('`embedded` has no meaning without `databaseUrl`.');
  return await startBareChain(funded);
}

async function durableChain(
  { embedded, manualMining }: TestChainOptions,
  databaseUrl: string,
  fundedAccounts: readonly string[],
): Promise<BareChain> {
  if (manualMining) throw new Error('The durable chain makes its blocks itself.');
  const folder = await temporaryFolder();
  const log = () => undefined;
  const chain = await EmbeddedChain.start({ dataDir: folder.path, databaseUrl, fundedAccounts, log, ...embedded });
  const stop = async () => {
    await chain.stop();
    await folder.remove();
  };
  return { rpcUrl: chain.rpcUrl, chainId: chain.chainId, dataDir: folder.path, stop };
}
