import type { ClientBase } from 'pg';
import { unbrokenOf } from '../../domain/batch/sequence/gateway-state.js';
import type { Signer } from '../../domain/cose/signer.js';
import { signReceipt } from '../../domain/evidence/receipt.js';
import { findPlace, type LogPlace } from '../../infra/intake/held-batches.js';
import type { Coverage, Draft } from './draft.js';
import type { SentReceipt } from './site-intake.js';

/**
 * For what the draft covers. They are signed and stored in its transaction, and leave this process after the commit alone: so neither is a receipt
 * out that is not true, nor one lost that was due.
 */
export async function signReceipts(
  db: ClientBase,
  draft: Draft,
  { site, signer }: { readonly site: string; readonly signer: Signer },
): Promise<SentReceipt[]> {
  const receipts: SentReceipt[] = [];
  for (const coverage of draft.covered.values()) {
    const { gateway, bootEpoch, unbroken } = coverage;
    const record = draft.record(gateway);
    const { receipt, receiptEpoch } = record;
    if (receipt && receiptEpoch === bootEpoch && !unbroken) {
      receipts.push({ gateway: gateway.name, bytes: receipt, isNewest: true });
      continue;
    }
    const place = await placeOf(db, draft, coverage);
    if (!place) continue;
    const { seq, hash, position: logPosition, receivedAtMs } = place;
    const word = { site, gateway: gateway.name, bootEpoch, unbroken: { seq, hash }, logPosition, receivedAtMs };
    const bytes = await signReceipt(word, signer);
    const isNewest = receiptEpoch === undefined || bootEpoch >= receiptEpoch;
    if (isNewest) draft.changed.set(gateway.id, { ...record, receipt: bytes, receiptEpoch: bootEpoch });
    receipts.push({ gateway: gateway.name, bytes, isNewest });
  }
  return receipts;
}

/** Of the last batch before the first hole; where there is no hole any more and the epoch is settled, of its last. */
async function placeOf(
  db: ClientBase,
  draft: Draft,
  { gateway, bootEpoch, unbroken }: Coverage,
): Promise<LogPlace | undefined> {
  const { state } = draft.record(gateway);
  const isSettled = state.settled.some(({ from, until }) => from <= bootEpoch && bootEpoch <= until);
  const upTo = unbroken ?? unbrokenOf(state, bootEpoch);
  if (!upTo) return isSettled ? findPlace(db, { gateway: gateway.id, bootEpoch }) : undefined;
  const key = { gateway: gateway.id, bootEpoch, seq: upTo.seq };
  return draft.placeOf(key) ?? findPlace(db, key);
}
