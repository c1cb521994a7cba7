import type { Network } from '@tallystick/act-types';
import { type JsonRpcProvider, Log } from 'ethers';
import { type BlockHeader, readBlockHeader } from '../contracts/block-header.js';
import { NodeAnswerInvalid } from '../contracts/errors.js';
import { readBlockReceipts } from './block-receipts.js';
import { ChainDiverged } from './errors.js';
import { logsBloom } from './logs-bloom.js';

/** A block that continues the chain we know, with every log of our contracts in it, in order. */
export interface VerifiedBlock {
  readonly header: BlockHeader;
  readonly logs: readonly Log[];
}

/**
 * Reads blocks without trusting the node to be complete, in order or of one mind: headers must form a chain, each log must lie in its
 * block, and the logs of a block must add up to the bloom in its header.
 */
export class BlockLogs {
  private readonly addresses: ReadonlySet<string>;

  constructor(
    private readonly provider: JsonRpcProvider,
    network: Network,
  ) {
    this.addresses = new Set(Object.values(network.contracts));
  }

  /** @param parentHash of the first block, when its parent is known. Throws `ChainDiverged` if it is another. */
  async read(from: number, to: number, parentHash?: string): Promise<readonly VerifiedBlock[]> {
    const [headers, logs] = await Promise.all([this.headers(from, to), this.logs(from, to)]);
    requireChain(headers, parentHash);
    const blocks: VerifiedBlock[] = [];
    for (const header of headers) blocks.push({ header, logs: await this.complete(header, ordered(header, logs)) });
    if (blocks.reduce((count, block) => count + block.logs.length, 0) < new Set(logs.map(placeOf)).size) {
      throw new NodeAnswerInvalid(`logs outside the blocks ${from} to ${to} that were asked for`);
    }
    return blocks;
  }

  private headers(from: number, to: number): Promise<BlockHeader[]> {
    const numbers = Array.from({ length: to - from + 1 }, (_, index) => from + index);
    return Promise.all(
      numbers.map(async (number) => {
        const header = await readBlockHeader(this.provider, number);
        if (!header) throw new NodeAnswerInvalid(`block ${number} is missing below the final head`);
        return header;
      }),
    );
  }

  private async logs(from: number, to: number): Promise<Log[]> {
    const logs = await this.provider.getLogs({ fromBlock: from, toBlock: to, address: [...this.addresses] });
    return logs.filter((log) => this.addresses.has(log.address));
  }

  /** If our logs alone do not make the header's bloom, others wrote in the block or some are missing: its receipts decide. */
  private async complete(header: BlockHeader, logs: readonly Log[]): Promise<readonly Log[]> {
    if (logsBloom(logs) === header.logsBloom) return logs;
    const all = await this.allLogsOf(header);
    if (logsBloom(all) !== header.logsBloom) {
      throw new NodeAnswerInvalid(`the logs of block ${header.number} do not add up to its bloom`);
    }
    return ordered(
      header,
      all.filter((log) => this.addresses.has(log.address)),
    );
  }

  private async allLogsOf(header: BlockHeader): Promise<Log[]> {
    const receipts = await readBlockReceipts(this.provider, header.number);
    return receipts.flatMap(({ logs }) =>
      // The provider's own check of a log's shape; it is not public under any other name.
      logs.map((log) => new Log(this.provider._wrapLog(log, this.provider._network), this.provider)),
    );
  }
}

function requireChain(headers: readonly BlockHeader[], parentHash: string | undefined): void {
  const [first] = headers;
  if (first && parentHash !== undefined && first.parentHash !== parentHash) {
    throw new ChainDiverged(first.number - 1, parentHash, first.parentHash);
  }
  for (const [index, header] of headers.slice(1).entries()) {
    if (header.parentHash !== headers[index]?.hash) {
      throw new NodeAnswerInvalid(`block ${header.number} does not follow the block before it`);
    }
  }
}

/** One block's logs by their place, each once. */
function ordered(header: BlockHeader, logs: readonly Log[]): Log[] {
  const byIndex = new Map<number, Log>();
  for (const log of logs) {
    if (log.blockNumber !== header.number) continue;
    if (log.blockHash.toLowerCase() !== header.hash || log.removed) {
      throw new NodeAnswerInvalid(`a log of another block ${header.number} than the one in the chain`);
    }
    const twin = byIndex.get(log.index);
    if (twin && contentOf(twin) !== contentOf(log)) {
      throw new NodeAnswerInvalid(`two different logs at place ${log.index} of block ${header.number}`);
    }
    byIndex.set(log.index, log);
  }
  return [...byIndex.values()].sort((a, b) => a.index - b.index);
}

function placeOf(log: Log): string {
  return `${log.blockNumber}:${log.index}`;
}

function contentOf(log: Log): string {
  return [log.transactionHash, log.address, log.data, ...log.topics].join();
}
