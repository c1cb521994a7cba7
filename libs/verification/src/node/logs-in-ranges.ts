import { NodeAnswerInvalid } from '@tallystick/chain/browser';
import { DomainError } from '@tallystick/kernel';
import type { JsonRpcProvider, Log } from 'ethers';

/** One, any of several, or whichever. */
type Topic = string | string[] | null;

export interface LogsAsked {
  /** Of the contract, with its checksum. */
  readonly address: string;
  readonly topics: readonly Topic[];
  readonly fromBlock: number;
  /** Inclusive. */
  readonly toBlock: number;
}

/** Blocks of one question: what the first asks, and the most that any asks. Nodes refuse wide ones; a refused range is asked in halves. */
const [FIRST_BLOCKS, MAX_BLOCKS] = [10_000, 100_000];
/** Logs in all. */
const MAX_LOGS = 20_000;

export class TooManyLogs extends DomainError {
  constructor(max: number) {
    super('too-many-logs', 'invalid', `There are more than ${max} events; that is more than this page checks.`, {
      max,
    });
  }
}

/**
 * The logs of a span of blocks, in the chain's order. @param onBlock is told the last block that was looked through.
 * @throws NodeAnswerInvalid when one is not what was asked for, TooManyLogs, and what the node says when it refuses even one block
 */
export async function logsInRanges(
  provider: JsonRpcProvider,
  { address, topics, fromBlock, toBlock }: LogsAsked,
  onBlock: (block: number) => void,
): Promise<Log[]> {
  const found: Log[] = [];
  let size = FIRST_BLOCKS;
  for (let start = fromBlock; start <= toBlock;) {
    const end = Math.min(start + size - 1, toBlock);
    const filter = { address, topics: [...topics], fromBlock: start, toBlock: end };
    const logs = await provider.getLogs(filter).catch((error: unknown) => {
      if (start === end || error instanceof DomainError) throw error;
      return undefined;
    });
    if (!logs) {
      size = Math.max(1, Math.floor((end - start + 1) / 2));
      continue;
    }
    requireAsked(logs, { address, topics, fromBlock: start, toBlock: end });
    found.push(...logs.toSorted((one, other) => one.blockNumber - other.blockNumber || one.index - other.index));
    if (found.length > MAX_LOGS) throw new TooManyLogs(MAX_LOGS);
    onBlock(end);
    start = end + 1;
    size = Math.min(size * 2, MAX_BLOCKS);
  }
  return found;
}

function requireAsked(logs: readonly Log[], { address, topics, fromBlock, toBlock }: LogsAsked): void {
  const places = new Set<string>();
  for (const log of logs) {
    const isAsked =
      log.address === address &&
      !log.removed &&
      log.blockNumber >= fromBlock &&
      log.blockNumber <= toBlock &&
      topics.every((topic, place) => topic === null || [topic].flat().includes(log.topics[place] ?? ''));
    if (!isAsked) throw new NodeAnswerInvalid(`an event in block ${log.blockNumber} that was not asked for`);
    places.add(`${log.blockNumber} ${log.index}`);
  }
  if (places.size < logs.length) throw new NodeAnswerInvalid('two events at one place');
}
