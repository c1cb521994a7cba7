import { createHash } from 'node:crypto';
import type { AuditEntry } from './audit-entry.entity.js';

/** Before the first. */
export const NO_HASH = '0'.repeat(64);

/** What an entry's hash is of: all that its party is shown of it. */
export type HashedEntry = Omit<AuditEntry, 'hash' | 'sealedAt' | 'party' | 'at'> & { readonly at: Date | string };

/**
 * Chains an entry to the one before it of the same party: whoever keeps a hash notices when anything before it was taken out, put in or
 * changed. SHA-256 over the previous hash, a line feed and a JSON array, so that it can be made again from what the API shows.
 * @param entry with its number
 * @returns 64 hex digits
 */
export function auditHash(previous: string, entry: HashedEntry): string {
  const { details } = entry;
  const sorted = details && Object.entries(details).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const said = [
    ...[entry.number, entry.id, new Date(entry.at).toISOString(), entry.requestId, entry.route, entry.actorKind],
    ...[entry.actorId, entry.action, entry.objectKind, entry.objectId, entry.outcome, entry.code, entry.reason],
    ...[entry.times, entry.address, sorted],
  ];
  return createHash('sha256')
    .update(`${previous}\n${JSON.stringify(said)}`)
    .digest('hex');
}
