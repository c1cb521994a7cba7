import type { EntityManager } from 'typeorm';
import type { AuditEntry } from './audit-entry.entity.js';
import type { Actor, AuditedObject, AuditSheet } from './audit-sheet.js';

export interface NewAuditEntry extends Omit<AuditEntry, 'id' | 'at' | 'party' | 'number' | 'hash' | 'sealedAt'> {
  /** Null where it is not known whom it concerns. */
  readonly party: string | null;
}

/** Whom it concerns when that is not known: the operator's own entries and those are one list, gathered by one index. */
const WHOM = `coalesce(party, (SELECT party FROM papers.organisation WHERE is_operator LIMIT 1))`;

const INSERT = `
  INSERT INTO papers.audit_entry (party, request_id, route, actor_kind, actor_id, action, object_kind, object_id, outcome, code, reason, times, address, details)
  SELECT ${WHOM}, request_id, route, actor_kind, actor_id, action, object_kind, object_id, outcome, code, reason, times, address, details
  FROM jsonb_to_recordset($1::jsonb) AS said (party bigint, request_id text, route text, actor_kind text, actor_id text, action text,
    object_kind text, object_id text, outcome text, code text, reason text, times integer, address text, details jsonb)`;

/** Only where the transaction has changed or locked something: until then it has no number. */
const INSERT_IF_CHANGED = `${INSERT} WHERE pg_current_xact_id_if_assigned() IS NOT NULL RETURNING 1 AS told`;

/** Writes entries, by whatever transaction the manager is in. */
export async function writeAudit(manager: EntityManager, entries: readonly NewAuditEntry[]): Promise<void> {
  if (entries.length > 0) await manager.query(INSERT, [asRecords(entries)]);
}

/** @returns whether the transaction had changed anything, and so has the entries */
export async function writeAuditOfChange(manager: EntityManager, entries: readonly NewAuditEntry[]): Promise<boolean> {
  if (entries.length === 0) return false;
  return (await manager.query<unknown[]>(INSERT_IF_CHANGED, [asRecords(entries)])).length > 0;
}

/** What stands in a path may be any text; one that PostgreSQL refuses would keep the others out that are written with it. */
const storable = (_name: string, value: unknown) =>
  typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '\ufffd') : value;

function asRecords(entries: readonly NewAuditEntry[]): string {
  return JSON.stringify(
    entries.map(({ requestId, actorKind, actorId, objectKind, objectId, ...same }) => ({
      ...same,
      ...{ request_id: requestId, actor_kind: actorKind, actor_id: actorId },
      ...{ object_kind: objectKind, object_id: objectId },
    })),
    storable,
  );
}

/** Of a request that was carried out: one entry for each thing that it was about, and for each party that it concerns. */
export function entriesOfDone(sheet: AuditSheet): NewAuditEntry[] {
  const objects = sheet.objects?.length ? sheet.objects : [undefined];
  return objects.flatMap((object) => {
    const code = object?.refusedBy ?? null;
    return concerned(sheet, { ...entryOf(sheet, object), outcome: code === null ? 'done' : 'refused', code });
  });
}

/** The asker's alone: whose it was that was asked for is not to be told to anybody, nor that somebody asked. */
export function entriesOfRefusal(sheet: AuditSheet, status: number, code: string): NewAuditEntry[] {
  const objects = sheet.objects?.length ? sheet.objects : [undefined];
  return objects.map((object) => ({
    ...entryOf(sheet, object),
    outcome: status >= 500 && status !== 503 ? ('failed' as const) : ('refused' as const),
    code,
  }));
}

function entryOf(sheet: AuditSheet, object: AuditedObject | undefined): Omit<NewAuditEntry, 'outcome' | 'code'> {
  const { requestId, route, action, address, note } = sheet;
  const actor = actorOf(sheet);
  return {
    ...{ requestId, route, action, address, times: 1, reason: note.reason ?? null },
    party: sheet.principal()?.party ?? note.party ?? null,
    ...{ actorKind: actor.kind, actorId: actor.id },
    ...{ objectKind: object?.kind ?? sheet.objectKind ?? null, objectId: object?.id.slice(0, OBJECT_ID_MAX) ?? null },
    details: object?.details ?? null,
  };
}

/** What callers name in paths is theirs to choose. */
const OBJECT_ID_MAX = 100;

function concerned(sheet: AuditSheet, entry: NewAuditEntry): NewAuditEntry[] {
  const { alsoConcerns } = sheet;
  if (alsoConcerns === undefined || alsoConcerns === entry.party) return [entry];
  // Who of the operator's people it was is the operator's own affair, and where from.
  return [entry, { ...entry, party: alsoConcerns, actorId: null, address: null }];
}

function actorOf({ principal, note }: AuditSheet): Actor {
  const who = principal();
  if (!who) return note.actor ?? { kind: 'nobody', id: null };
  const id = who.person?.id ?? who.clientId;
  if (who.isOperator) return { kind: 'operator', id };
  return { kind: who.person ? 'person' : 'machine', id };
}
