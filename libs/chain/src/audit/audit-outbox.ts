import { type AnchorBatch, isFactKind } from '@tallystick/act-types';
import type { EventPlace } from '../contracts/ledger-events.js';
import { ANCHOR_KIND, type OutboxEntry } from '../outbox/outbox-entry.entity.js';
import type { ExecutedActs } from './executed-acts.js';
import type { Finding } from './finding.js';
import type { StoredActs } from './stored-act.js';

export interface OutboxAudit {
  readonly acts: StoredActs;
  readonly executed: ExecutedActs;
  /** Positions of the entries that are not on their way from one state to the next. */
  readonly settled: ReadonlySet<string>;
  readonly headTime: Date;
}

/** Holds every entry of the outbox against its digest, its signatures and what ran. */
export async function auditOutbox(entries: readonly OutboxEntry[], audit: OutboxAudit): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const entry of entries) {
    const where = `chain.outbox ${entry.position} (${entry.kind} ${entry.digest})`;
    const faults = [...(await audit.acts.faults(storedAct(entry))), ...faultsOfState(entry, audit)];
    findings.push(...faults.map((message): Finding => ({ kind: 'outbox', where, message })));
  }
  return findings;
}

function storedAct({ digest, kind, message, attachment, signatures }: OutboxEntry) {
  return { digest, kind, message, signatures, ...(attachment === null ? {} : { attachment }) };
}

function faultsOfState(entry: OutboxEntry, { executed, settled, headTime }: OutboxAudit): readonly string[] {
  if (!settled.has(entry.position)) return [];
  const { digest, kind, state, message, deadline } = entry;
  if (kind === ANCHOR_KIND) return faultsOfAnchors(entry, executed.placeOfAnchors(message as AnchorBatch), headTime);
  const block = executed.blockOf(digest);
  const faults: string[] = [];
  if (state === 'recorded' && block === undefined)
    faults.push('it is called recorded, and no such act ran on the chain');
  if (state === 'revoked' && !executed.isRevoked(digest)) faults.push('it is called revoked, and nobody revoked it');
  if (state === 'expired' && block !== undefined) faults.push(`it is called expired, and ran in block ${block}`);
  if (state === 'expired' && deadline > headTime) faults.push('it is called expired before its deadline');
  if (state === 'waiting' && block !== undefined)
    faults.push(`it waits to be relayed again, and ran in block ${block}`);
  // A fact has none of its own: the outbox gives it one.
  if (isFactKind(kind)) return faults;
  return [...faults, ...faultsOfDeadline(entry)];
}

/** The same trees may have been anchored by a later batch, when the time of this one had run out. */
function faultsOfAnchors(entry: OutboxEntry, place: EventPlace | undefined, headTime: Date): readonly string[] {
  const { state, deadline } = entry;
  const faults: string[] = [];
  if (state === 'recorded' && !place) faults.push('it is called recorded, and the chain has not all of its roots');
  if (state === 'expired' && place && place.blockTime <= deadline)
    faults.push(`it is called expired, and its roots are in block ${place.blockNumber}`);
  if (state === 'expired' && deadline > headTime) faults.push('it is called expired before its deadline');
  return [...faults, ...faultsOfDeadline(entry)];
}

function faultsOfDeadline({ message, deadline }: OutboxEntry): readonly string[] {
  const signed = Math.min(Number(message.deadline), LAST_DEADLINE) * 1000;
  return deadline.getTime() === signed ? [] : ['its deadline is not the one that was signed'];
}

/** The end of the year 9999, beyond which PostgreSQL's and JavaScript's dates part. */
const LAST_DEADLINE = 253_402_300_799;
