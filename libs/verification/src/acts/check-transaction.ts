import { openLedger, type LedgerAsked } from '../node/open-ledger.js';
import { CheckEnded, type Listener } from '../step.js';
import { checkAct, type CheckedAct } from './check-act.js';
import { transactionActs } from './transaction-acts.js';

export interface TransactionAsked extends Omit<LedgerAsked, 'fromBlock'> {
  /** 0x and 64 hex digits. */
  readonly transaction: string;
  /** Of the one act that is meant; without, all that the transaction carries are checked. */
  readonly digest?: string;
}

/**
 * The acts that a transaction carries, by a node alone: what they say, that the ledger recorded them, and that everybody signed who had to.
 * Tells every step. @throws CheckEnded and what a node's answers may be; see `endOf`
 */
export async function checkTransaction(asked: TransactionAsked, listener: Listener): Promise<readonly CheckedAct[]> {
  const { node, network } = await openLedger({ ...asked, fromBlock: 0 }, listener);
  const { transaction, digest } = asked;
  const read = await transactionActs(node, network, transaction);
  const acts = read.acts.filter((act) => digest === undefined || act.digest === digest.toLowerCase());
  const values = { transaction, digest: digest ?? '', block: String(read.block), time: read.time.toISOString() };
  if (acts.length === 0) {
    throw new CheckEnded({ name: 'transaction', outcome: 'wrong', fault: 'act-not-in-transaction', values });
  }
  listener.step({ name: 'transaction', outcome: 'good', values: { ...values, count: String(acts.length) } });
  const checked: CheckedAct[] = [];
  for (const act of acts) {
    checked.push(await checkAct(node, network, read, act));
    listener.progress(checked.length, acts.length);
  }
  for (const { outcome, fault, digest: of, kind, signatures } of checked) {
    const told = { acts: '1', digest: of, kind, signatures: String(signatures.length) };
    listener.step({ name: 'signatures', outcome, ...(fault && { fault }), values: told });
  }
  return checked;
}
