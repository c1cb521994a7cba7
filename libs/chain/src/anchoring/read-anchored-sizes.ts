import type { Network } from '@tallystick/act-types';
import type { JsonRpcProvider } from 'ethers';
import { contractInterfaces } from '../contracts/contract-interfaces.js';

/**
 * How many leaves the tree of each site had when it was last anchored, by the newest block; 0 if it never was. The questions travel together, as many as
 * the provider takes in one request.
 * @param sites as the chain names them, 0x and 64 hex digits
 */
export async function readAnchoredSizes(
  provider: JsonRpcProvider,
  network: Network,
  log: string,
  sites: readonly string[],
): Promise<ReadonlyMap<string, bigint>> {
  const { evidenceLog } = contractInterfaces;
  const to = network.contracts.evidenceLog;
  const answers = await Promise.all(
    sites.map(async (site) => {
      const data = evidenceLog.encodeFunctionData('treeSizeOf', [log, site]);
      // Not `provider.call`, which looks at every field of a transaction first, for each of a thousand sites.
      const answer = (await provider.send('eth_call', [{ to, data }, 'latest'])) as string;
      const [size] = evidenceLog.decodeFunctionResult('treeSizeOf', answer) as unknown as [bigint];
      return [site, size] as const;
    }),
  );
  return new Map(answers);
}
