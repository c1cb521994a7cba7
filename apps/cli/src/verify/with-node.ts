import { ChainReader, createRpcProvider, readChainId, readDeployment, WrongChain } from '@tallystick/chain';
import { DomainError } from '@tallystick/kernel';
import { askChain } from '@tallystick/verification';
import type { Knowledge } from '@tallystick/verification/bundle';

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

export class NodeNotAnswering extends DomainError {
  constructor(why: string) {
    super('node-not-answering', 'unavailable', `The node named by --rpc could not be asked: ${why}.`);
  }
}

/** Throws `NodeNotAnswering`, `NodeAnswerInvalid`, `WrongChain` and the errors of a deployment's file. */
export async function withNode<T>(
  { rpc, log, contract, deployment: path, fromBlock }: NodeAsked,
  work: (ask: NonNullable<Knowledge['ask']>) => Promise<T>,
): Promise<T> {
  const deployment = path === undefined ? undefined : await readDeployment(path);
  const chainId = await answered(() => readChainId(rpc));
  if (deployment && deployment.network.chainId !== chainId) throw new WrongChain(deployment.network.chainId, chainId);
  const provider = createRpcProvider({ url: rpc, chainId, timeoutMs: NODE_TIMEOUT_MS });
  const network = deployment?.network;
  const asked = {
    ...{ provider, log, contract: contract ?? network?.contracts.evidenceLog ?? '' },
    fromBlock: fromBlock ?? deployment?.startBlock ?? 0,
    ...(network && { parties: { network, reader: new ChainReader(provider, network, 'instant') } }),
  };
  try {
    return await work((bundle) => answered(() => askChain(bundle, asked)));
  } finally {
    provider.destroy();
  }
}

/** What ethers says at length may hold the whole address, and with it a key to the node. */
async function answered<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof DomainError) throw error;
    const { shortMessage, message } = error as { readonly shortMessage?: string; readonly message?: string };
    throw new NodeNotAnswering(shortMessage ?? message ?? 'it gave no reason');
  }
}
