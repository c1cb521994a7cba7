import type { Finding } from './finding.js';
import type { LedgerRow, TableRows } from './ledger-rows.js';
import type { SubjectKind, Subjects } from './subjects.js';

/** Holds the database's `ledger` against the one that the signed acts make. */
export function compareRows(
  found: ReadonlyMap<string, TableRows>,
  expected: ReadonlyMap<string, TableRows>,
  subjects: Subjects,
): readonly Finding[] {
  return [...expected].flatMap(([table, { key, rows }]) => {
    const given = found.get(table)?.rows ?? new Map<string, LedgerRow>();
    const ids = new Set([...given.keys(), ...rows.keys()]);
    return [...ids].flatMap((id): Finding[] => {
      const [foundRow, expectedRow] = [given.get(id), rows.get(id)];
      const message = difference(foundRow, expectedRow, subjects);
      if (message === undefined) return [];
      return [
        {
          kind: table === 'cursor' ? 'cursor' : 'ledger',
          where: nameRow(table, key, foundRow ?? expectedRow ?? {}),
          message,
        },
      ];
    });
  });
}

function difference(
  found: LedgerRow | undefined,
  expected: LedgerRow | undefined,
  subjects: Subjects,
): string | undefined {
  if (!expected) return `no signed act makes this row${behind(found ?? {}, subjects)}`;
  if (!found) return `this row is missing${behind(expected, subjects)}`;
  const differing = Object.keys(expected).filter((column) => textOf(found[column]) !== textOf(expected[column]));
  if (differing.length === 0) return undefined;
  const words = differing.map(
    (column) => `${column} is ${textOf(found[column])} in the database, ${textOf(expected[column])} by the signed acts`,
  );
  return `${words.join('; ')}${behind(expected, subjects)}`;
}

function nameRow(table: string, key: readonly string[], row: LedgerRow): string {
  return `ledger.${table} ${key.map((column) => `${column} ${textOf(row[column])}`).join(', ')}`;
}

function textOf(value: string | null | undefined): string {
  return value ?? 'nothing';
}

/** By the columns that name a thing, the most exact first. */
const NAMED_BY: readonly (readonly [SubjectKind, readonly string[]])[] = [
  ['fragment', ['receivable', 'from_minor']],
  ['receivable', ['receivable']],
  ['programme', ['programme']],
  ['invoice', ['nullifier']],
  ['party', ['party']],
  ['account', ['account']],
];

function behind(row: LedgerRow, subjects: Subjects): string {
  for (const [kind, columns] of NAMED_BY) {
    if (columns.some((column) => row[column] === undefined)) continue;
    const last = subjects.last(
      kind,
      columns.map((column) => textOf(row[column])),
    );
    if (last !== undefined) return ` (the last signed was ${last})`;
  }
  return '';
}
