import { currentRequest } from '../logging/request-context.js';
import type { AuditNote } from './audit-sheet.js';

/**
 * Tells what the route alone does not. Within a transaction, before its end: what is noted then is written with it. Does nothing outside
 * of requests. Later words go before earlier ones.
 */
export function noteForAudit(note: AuditNote): void {
  const sheet = currentRequest()?.audit;
  if (!sheet) return;
  sheet.note = { ...sheet.note, ...note };
  if (note.objects) sheet.objects = note.objects;
}
