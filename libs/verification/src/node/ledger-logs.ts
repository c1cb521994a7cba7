import type { Log } from 'ethers';
import type { Listener } from '../step.js';
import { type LogsAsked, logsInRanges } from './logs-in-ranges.js';
import type { OpenLedger } from './open-ledger.js';

/** The logs of a contract up to the ledger's head; tells after every question how far it is. Throws what `logsInRanges` does. */
export function ledgerLogs(
  { node, head }: OpenLedger,
  asked: Omit<LogsAsked, 'toBlock'>,
  { progress }: Listener,
): Promise<Log[]> {
  const { fromBlock } = asked;
  const all = head.number - fromBlock + 1;
  return logsInRanges(node.provider, { ...asked, toBlock: head.number }, (block) =>
    progress(block - fromBlock + 1, all),
  );
}
