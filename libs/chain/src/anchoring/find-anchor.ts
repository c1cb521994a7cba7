import { type Filter, type JsonRpcProvider, type Log, toQuantity } from 'ethers';
import { contractInterfaces } from '../contracts/contract-interfaces.js';
import { NodeAnswerInvalid } from '../contracts/errors.js';

export interface AnchorAsked {
  /** Of `EvidenceLog`. */
  readonly contract: string;
  /** The account that keeps the log. */
  readonly log: string;
  /** As the chain names it: 0x and 64 hex digits. */
  readonly site: string;
  readonly root: string;
  /** The contract's first, or any before the anchor's. */
  readonly fromBlock: number;
}

export interface FoundAnchor {
  readonly treeSize: bigint;
  readonly block: number;
  /** Of that block: the root stands since then. */
  readonly time: Date;
}

export interface AnchorAnswer {
  /** Undefined when that log never anchored this root for this site. */
  readonly found: FoundAnchor | undefined;
  /** Leaves of the site's tree when it was last anchored. */
  readonly latestSize: bigint;
}

/**
 * What a node says of one root of a log, by three topics.
 * @param readLogs for nodes that refuse one question of all blocks. @throws NodeAnswerInvalid when there is no `EvidenceLog` there
 */
export async function findAnchor(
  provider: JsonRpcProvider,
  asked: AnchorAsked,
  readLogs: (filter: Filter) => Promise<readonly Log[]> = (filter) => provider.getLogs(filter),
): Promise<AnchorAnswer> {
  const { contract, log, site, root, fromBlock } = asked;
  const { evidenceLog } = contractInterfaces;
  const data = evidenceLog.encodeFunctionData('treeSizeOf', [log, site]);
  const answer = await provider.call({ to: contract, data });
  // An address without code answers nothing, and knows of no event either: that is no word against an anchor.
  if (answer === '0x') throw new NodeAnswerInvalid(`there is no EvidenceLog at ${contract}`);
  const [latestSize] = evidenceLog.decodeFunctionResult('treeSizeOf', answer) as unknown as [bigint];
  const topics = evidenceLog.encodeFilterTopics('Anchored', [log, site, root]);
  const [event] = await readLogs({ address: contract, fromBlock: toQuantity(fromBlock), topics });
  if (!event) return { found: undefined, latestSize };
  const told = evidenceLog.parseLog(event);
  const block = await provider.getBlock(event.blockHash);
  if (!told || !block) throw new NodeAnswerInvalid(`no block ${event.blockNumber} of an event that it told of`);
  const treeSize = told.args.getValue('treeSize') as bigint;
  return { found: { treeSize, block: block.number, time: new Date(block.timestamp * 1000) }, latestSize };
}
