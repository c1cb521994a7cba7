import { ChainReader, createRpcProvider, readChainId, readDeployment, WrongChain } from '@tallystick/chain';
import { askChain } from './ask-chain.js';
import type { Knowledge } from './verification.js';

/** A node may take its time to look through all its blocks. */
const NODE_TIMEOUT_MS = 60_000;

export interface NodeAsked {
  readonly rpc: string;
  /** The evidence log's account. */
  readonly log: string;
  /** Of `EvidenceLog`; or else the deployment's file names it. */
  readonly contract?: string;
  readonly deployment?: string;
  readonly fromBlock?: number;
}

/** Throws `WrongChain` and the errors of a deployment's file; and what a node that does not answer makes of it. */
export async function withNode<T>(
  { rpc, log, contract, deployment: path, fromBlock }: NodeAsked,
  work: (ask: NonNullable<Knowledge['ask']>) => Promise<T>,
): Promise<T> {
  const deployment = path === undefined ? undefined : await readDeployment(path);
  const chainId = await readChainId(rpc);
  if (deployment && deployment.network.chainId !== chainId) throw new WrongChain(deployment.network.chainId, chainId);
  const provider = createRpcProvider({ url: rpc, chainId, timeoutMs: NODE_TIMEOUT_MS });
  const network = deployment?.network;
  const asked = {
    ...{ provider, log, contract: contract ?? network?.contracts.evidenceLog ?? '' },
    fromBlock: fromBlock ?? deployment?.startBlock ?? 0,
    ...(network && { parties: { network, reader: new ChainReader(provider, network, 'instant') } }),
  };
  try {
    return await work((bundle) => askChain(bundle, asked));
  } finally {
    provider.destroy();
  }
}
