import { UUID_KEY } from '../pagination.js';

/** How a column's values are written in a request and in a cursor, and how PostgreSQL is given them: none may be one that it chokes on. */
export interface ColumnType {
  /** PostgreSQL's, so that a comparison keeps to the column's own type and its index. */
  readonly cast: string;
  /** What a filter takes. */
  readonly pattern: RegExp;
  readonly expected: string;
  /** What a cursor holds; by default as `pattern`. */
  readonly keyPattern?: RegExp;
  /** A filter's text as a cursor would hold it. */
  readonly toKey?: (text: string) => string;
  /** SQL of a column as the text that a cursor holds, nothing rounded away. */
  readonly asKey?: (column: string) => string;
  /** SQL of a bound text as a value of the column's type. */
  readonly fromKey?: (bound: string) => string;
}

const MICROS_PER_MS = 1_000n;
const DAY_MS = 86_400_000;

export const COLUMN_TYPES = {
  /** A party's number, a count: PostgreSQL's bigint. */
  number: { cast: 'bigint', pattern: /^[0-9]{1,18}$/, expected: 'a whole number in decimal digits' },
  /** Minor units. */
  amount: { cast: 'numeric', pattern: /^[0-9]{1,20}$/, expected: 'minor units in decimal digits' },
  /** A receivable's id and whatever is longer than a bigint. */
  digits: { cast: 'numeric', pattern: /^[0-9]{1,58}$/, expected: 'an id in decimal digits' },
  uuid: { cast: 'uuid', pattern: UUID_KEY, expected: 'a UUID in small letters' },
  text: { cast: 'text', pattern: /^[^\0]{1,400}$/su, expected: 'a text of 1 to 400 characters' },
  flag: { cast: 'boolean', pattern: /^(true|false)$/, expected: 'true or false' },
  /** As days since 1970 in a cursor: there is one for every number, and no 31st of February that PostgreSQL would refuse. */
  day: {
    cast: 'date',
    pattern: /^(?!0000)[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$/,
    expected: 'a day such as 2026-11-28',
    // Year 1 is -719162; what PostgreSQL's calendar does not have is no key.
    keyPattern: /^(-[0-9]{1,6}|[0-9]{1,7})$/,
    toKey: (text) => (Date.parse(text) / DAY_MS).toString(),
    asKey: (column) => `(${column} - date '1970-01-01')::text`,
    fromKey: (bound) => `(date '1970-01-01' + ${bound}::int)`,
  },
  /** As microseconds since 1970 in a cursor: a JavaScript Date has milliseconds, and what it drops would repeat rows or lose them. */
  moment: {
    cast: 'timestamptz',
    pattern:
      /^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]{1,3})?)?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$/,
    expected: 'a time such as 2026-11-28T09:30:00Z',
    keyPattern: /^-?[0-9]{1,16}$/,
    toKey: (text) => (BigInt(Date.parse(text)) * MICROS_PER_MS).toString(),
    asKey: (column) => `(extract(epoch FROM ${column}) * 1000000)::bigint::text`,
    fromKey: (bound) => `(timestamptz 'epoch' + ${bound}::bigint * interval '1 microsecond')`,
  },
} satisfies Readonly<Record<string, ColumnType>>;

export type ColumnTypeName = keyof typeof COLUMN_TYPES;

export const columnType = (name: ColumnTypeName): ColumnType => COLUMN_TYPES[name];

export const isKeyOf = (name: ColumnTypeName, text: string): boolean =>
  (columnType(name).keyPattern ?? columnType(name).pattern).test(text);

export const asKey = (name: ColumnTypeName, column: string): string =>
  columnType(name).asKey?.(column) ?? `(${column})::text`;

export const fromKey = (name: ColumnTypeName, bound: string): string =>
  columnType(name).fromKey?.(bound) ?? `${bound}::${columnType(name).cast}`;
