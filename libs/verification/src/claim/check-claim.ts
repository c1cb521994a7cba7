import { contractInterfaces, decodeEvent } from '@tallystick/chain/browser';
import { toBeHex } from 'ethers';
import { type CheckedAct, checkAct } from '../acts/check-act.js';
import { transactionActs, type TransactionActs } from '../acts/transaction-acts.js';
import { ledgerLogs } from '../node/ledger-logs.js';
import { type LedgerAsked, openLedger, type OpenLedger } from '../node/open-ledger.js';
import { CheckEnded, type Fault, type Listener } from '../step.js';
import type { ReplayedClaim } from './claim-under-replay.js';
import { differencesFromState } from './compare-state.js';
import type { ClaimEvent } from './claim-event.js';
import { replayClaim } from './replay-claim.js';

export interface ClaimAsked extends LedgerAsked {
  /** Decimal digits. */
  readonly receivable: string;
}

export interface HistoryEntry {
  readonly event: ClaimEvent['name'];
  readonly from?: bigint;
  readonly to?: bigint;
  readonly block: number;
  readonly time: Date;
  readonly transaction: string;
  /** Missing when it came by itself. */
  readonly act?: CheckedAct;
}

export interface ClaimChecked {
  readonly claim: ReplayedClaim;
  /** Oldest first. */
  readonly history: readonly HistoryEntry[];
}

const NO_ACT = `0x${'0'.repeat(64)}`;
/** Acts whose signatures are checked: some requests each. */
const MAX_ACTS = 500;

/**
 * A claim from its issue on, by a node alone: its events fit together, the contract says the same as they do, and everybody signed who had to.
 * Tells every step. @throws CheckEnded and what a node's answers may be; see `endOf`
 */
export async function checkClaim(asked: ClaimAsked, listener: Listener): Promise<ClaimChecked> {
  const ledger = await openLedger(asked, listener);
  const events = await eventsOf(ledger, asked, listener);
  const claim = replayClaim(events);
  listener.step({ name: 'lineage', outcome: 'good', values: { fragments: String(claim.fragments.length) } });
  const { node, network, head } = ledger;
  const [difference] = await differencesFromState(node, network, claim, head.number);
  if (difference) {
    listener.step({ name: 'state', outcome: 'wrong', fault: 'state-differs', values: { ...difference } });
  } else listener.step({ name: 'state', outcome: 'good', values: { block: String(head.number) } });
  return { claim, history: await historyOf(ledger, events, listener) };
}

async function eventsOf(
  ledger: OpenLedger,
  { receivable, fromBlock }: ClaimAsked,
  listener: Listener,
): Promise<ClaimEvent[]> {
  const { network, head } = ledger;
  const topics = [claimTopics(), toBeHex(BigInt(receivable), 32)];
  const logs = await ledgerLogs(ledger, { address: network.contracts.receivables, topics, fromBlock }, listener);
  const values = { count: String(logs.length), from: String(fromBlock), to: String(head.number) };
  if (logs.length === 0) throw new CheckEnded({ name: 'events', outcome: 'wrong', fault: 'no-events', values });
  listener.step({ name: 'events', outcome: 'good', values });
  return logs.flatMap((log) => {
    // When it was is asked with its transaction; nothing of the rules depends on it.
    const place = { number: log.blockNumber, hash: log.blockHash, time: new Date(0) };
    return (decodeEvent(network, place, log) as ClaimEvent | undefined) ?? [];
  });
}

/** Any of the events that name a receivable first. */
function claimTopics(): string[] {
  const topics: string[] = [];
  contractInterfaces.receivables.forEachEvent((event) => {
    if (event.inputs[0]?.name === 'receivable') topics.push(event.topicHash);
  });
  return topics;
}

async function historyOf(
  ledger: OpenLedger,
  events: readonly ClaimEvent[],
  listener: Listener,
): Promise<HistoryEntry[]> {
  const { node, network } = ledger;
  const read = new Map<string, TransactionActs>();
  const history: HistoryEntry[] = [];
  const checked: CheckedAct[] = [];
  let left = 0;
  for (const event of events) {
    const { blockNumber: block, txHash: transaction } = event.at;
    const known = read.get(transaction) ?? (await transactionActs(node, network, transaction));
    read.set(transaction, known);
    const digest = 'digest' in event.args ? event.args.digest : NO_ACT;
    const called = known.acts.find((act) => act.digest === digest);
    let act: CheckedAct | undefined;
    if (called && checked.length === MAX_ACTS) left += 1;
    else if (called) checked.push((act = await checkAct(node, network, known, called)));
    history.push({
      ...{ event: event.name, block, time: known.time, transaction },
      ...('from' in event.args && { from: event.args.from }),
      ...('to' in event.args && { to: event.args.to }),
      ...(act && { act }),
    });
    if (digest !== NO_ACT && !called)
      listener.step({
        name: 'signatures',
        outcome: 'wrong',
        fault: 'act-not-in-transaction',
        values: { digest, transaction },
      });
    listener.progress(history.length, events.length);
  }
  tellSignatures(checked, left, listener);
  return history;
}

/** @param left how many acts there are beyond those whose signatures were checked */
function tellSignatures(acts: readonly CheckedAct[], left: number, { step }: Listener): void {
  for (const { outcome, fault, digest, kind } of acts) {
    if (fault) step({ name: 'signatures', outcome, fault, values: { digest, kind } });
  }
  const signatures = acts.flatMap((act) => act.signatures).length;
  const cut: { fault?: Fault } = left > 0 ? { fault: 'too-many-acts' } : {};
  if (acts.every(({ outcome }) => outcome === 'good')) {
    const values = { acts: String(acts.length), signatures: String(signatures), most: String(MAX_ACTS) };
    step({ name: 'signatures', outcome: left > 0 ? 'open' : 'good', ...cut, values });
  }
}
