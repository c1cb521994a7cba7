import { EnvelopeRefused, openReceipt, type FindKey, type Receipt } from '@tallystick/telemetry';
import type { Covering, DiskBuffer } from '../buffer/disk-buffer.js';
import { type Log, textOf } from '../fault-log.js';

/** Whose receipts count here. */
export interface ReceiptTrust {
  readonly site: string;
  readonly gateway: string;
  /** The log's keys, as the site's operator signed them at the enrolment. */
  readonly findLogKey: FindKey;
}

/** What a receipt names that was not signed here. */
const LIES = {
  contradicts: 'names another batch than was signed here under its number',
  unknown: 'names a batch that this gateway does not remember to have signed',
} as const;

/** Lets the buffer forget what a receipt covers, and nothing on a word that does not stand. @returns whether something was deleted */
export function takeReceipt(bytes: Uint8Array, trust: ReceiptTrust, buffer: DiskBuffer, log: Log): boolean {
  const receipt = readReceipt(bytes, trust, log);
  if (!receipt) return false;
  const covering = coverSafely(buffer, receipt, log);
  if (covering === 'contradicts' || covering === 'unknown') {
    const { bootEpoch, unbroken } = receipt;
    log.error(`ALARM: a receipt (epoch ${bootEpoch}, seq ${unbroken.seq}) ${LIES[covering]}; nothing is deleted`);
  }
  return covering === 'deleted';
}

/** A disk that takes nothing at present keeps what it has; the next receipt covers that too. */
function coverSafely(buffer: DiskBuffer, receipt: Receipt, log: Log): Covering | undefined {
  try {
    return buffer.cover(receipt);
  } catch (error) {
    log.error(`the disk buffer: ${textOf(error)}`);
    return undefined;
  }
}

function readReceipt(bytes: Uint8Array, { site, gateway, findLogKey }: ReceiptTrust, log: Log): Receipt | undefined {
  try {
    const receipt = openReceipt(bytes, site, findLogKey);
    if (receipt.gateway === gateway) return receipt;
    log.error('ALARM: a receipt is for another gateway; nothing is deleted');
  } catch (error) {
    if (!(error instanceof EnvelopeRefused)) throw error;
    log.error(`ALARM: a receipt does not stand (${error.reason}): ${error.message}; nothing is deleted`);
  }
  return undefined;
}
