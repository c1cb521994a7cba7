import { FetchRequest, JsonRpcProvider, Network } from 'ethers';

/** What becomes of an answer on its way; it may throw, to lose it. */
export type Tamper = (method: string, answer: unknown, params: readonly unknown[]) => unknown;

/** The node, heard through somebody who changes what it says. */
export class TamperingProvider extends JsonRpcProvider {
  tamper: Tamper = (_method, answer) => answer;

  constructor(rpcUrl: string, chainId: string) {
    super(new FetchRequest(rpcUrl), Network.from(BigInt(chainId)), {
      staticNetwork: true,
      cacheTimeout: -1,
      batchMaxCount: 1,
    });
  }

  override async send(method: string, params: unknown[] | Record<string, unknown>): Promise<unknown> {
    const answer: unknown = await super.send(method, params);
    return this.tamper(method, answer, Array.isArray(params) ? params : []);
  }
}
