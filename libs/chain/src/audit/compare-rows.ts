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
      const message = difference(foundRow, expectedRow, (row) => behind(row, key, subjects));
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
  act: (row: LedgerRow) => string,
): string | undefined {
  if (!expected) return `no signed act makes this row${act(found ?? {})}`;
  if (!found) return `this row is missing${act(expected)}`;
  const differing = Object.keys(expected).filter((column) => textOf(found[column]) !== textOf(expected[column]));
  if (differing.length === 0) return undefined;
  const words = differing.map(
    (column) => `${column} is ${textOf(found[column])} in the database, ${textOf(expected[column])} by the signed acts`,
  );
  return `${words.join('; ')}${act(expected)}`;
}

function nameRow(table: string, key: readonly string[], row: LedgerRow): string {
  return `ledger.${table} ${key.map((column) => `${column} ${textOf(row[column])}`).join(', ')}`;
}

function textOf(value: string | null | undefined): string {
  return value ?? 'nothing';
}

/** By the columns of a key that name a thing, the most exact first. */
const NAMED_BY: readonly (readonly [SubjectKind, readonly string[]])[] = [
  ['fragment', ['receivable', 'from_minor']],
  ['receivable', ['receivable']],
  ['programme', ['programme']],
  ['invoice', ['nullifier']],
  ['party', ['party']],
  ['account', ['account']],
  ['site', ['log', 'site']],
];

function behind(row: LedgerRow, key: readonly string[], subjects: Subjects): string {
  const named = NAMED_BY.find(([, columns]) => columns.every((column) => key.includes(column)));
  const last =
    named &&
    subjects.last(
      named[0],
      named[1].map((column) => textOf(row[column])),
    );
  return last === undefined ? '' : ` (the last signed was ${last})`;
}
