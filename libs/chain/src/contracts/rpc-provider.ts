import { type FetchGetUrlFunc, FetchRequest, JsonRpcProvider, Network as EthersNetwork } from 'ethers';

export interface RpcSettings {
  readonly url: string;
  /** EIP-155, decimal digits. */
  readonly chainId: string;
  /** A request that takes longer has failed; whoever asked tries again. */
  readonly timeoutMs?: number;
  /** Calls that travel in one HTTP request at most. */
  readonly batchSize?: number;
  /** How a request is sent, for whoever has limits of its own. */
  readonly send?: FetchGetUrlFunc;
}

/** A provider that never answers from a cache of its own: a nonce, receipt or head that is 250 ms old is a wrong one here. */
export function createRpcProvider(settings: RpcSettings): JsonRpcProvider {
  const request = new FetchRequest(settings.url);
  request.timeout = settings.timeoutMs ?? 10_000;
  if (settings.send) request.getUrlFunc = settings.send;
  return new JsonRpcProvider(request, EthersNetwork.from(BigInt(settings.chainId)), {
    staticNetwork: true,
    cacheTimeout: -1,
    batchStallTime: 0,
    batchMaxCount: settings.batchSize ?? 50,
  });
}
