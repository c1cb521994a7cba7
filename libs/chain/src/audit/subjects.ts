import type { LedgerEvent } from '../contracts/ledger-events.js';
import { digestOf } from '../indexer/recorded-acts.js';

export type SubjectKind =
  | 'party'
  | 'account'
  | 'site'
  | 'programme'
  | 'invoice'
  | 'receivable'
  | 'fragment'
  | 'asset'
  | 'receipt'
  | 'reference'
  | 'act';

/** Names of event parameters that hold a party's number. */
const PARTY_PARAMETERS: ReadonlySet<string> = new Set(
  'party debtor creditor holder recipient buyer bank payee pledgee verifier settlementBank'.split(' '),
);

interface Subject {
  readonly keys: readonly string[];
  readonly last: string;
}

/** Everything that signed acts ever were about, each with the last thing that happened to it. */
export class Subjects {
  private readonly known = new Map<SubjectKind, Map<string, Subject>>();

  note(event: LedgerEvent): void {
    const { blockNumber, txHash } = event.at;
    const digest = digestOf(event);
    const last = `${event.name} in block ${blockNumber} by ${digest === null ? `transaction ${txHash}` : `act ${digest}`}`;
    const args: Readonly<Record<string, unknown>> = event.args;
    const add = (kind: SubjectKind, ...keys: readonly unknown[]) => {
      if (keys.every((key) => key !== undefined)) this.add(kind, keys.map(String), last);
    };
    for (const [name, value] of Object.entries(args)) {
      if (PARTY_PARAMETERS.has(name) && value !== 0n) add('party', value);
      if (typeof value === 'string' && value.length === 42) add('account', value);
    }
    const { receivable, programme, nullifier, currency, bank, bankReference, revoked, from, to, cuts } = args;
    if (programme !== 0n) add('programme', programme);
    add('invoice', nullifier);
    add('receivable', receivable);
    add('asset', currency);
    add('receipt', bank, bankReference);
    add('reference', bankReference);
    add('act', revoked);
    for (const start of [from, to, ...(Array.isArray(cuts) ? (cuts as unknown[]) : [])])
      add('fragment', receivable, start);
    if (event.name === 'Issued') add('fragment', receivable, 0n);
    add('site', args.log, args.site);
  }

  keysOf(kind: SubjectKind): readonly (readonly string[])[] {
    return [...(this.known.get(kind)?.values() ?? [])].map(({ keys }) => keys);
  }

  /** The last thing that happened to it, in words; undefined for what no act was ever about. */
  last(kind: SubjectKind, keys: readonly string[]): string | undefined {
    return this.known.get(kind)?.get(keys.join())?.last;
  }

  private add(kind: SubjectKind, keys: readonly string[], last: string): void {
    const subjects = this.known.get(kind) ?? new Map<string, Subject>();
    this.known.set(kind, subjects);
    subjects.set(keys.join(), { keys, last });
  }
}

export function nameSubject(kind: SubjectKind, keys: readonly string[]): string {
  const [first = '', second = ''] = keys;
  if (kind === 'fragment') return `fragment of receivable ${first} from ${second}`;
  if (kind === 'receipt') return `receipt ${second} of bank ${first}`;
  if (kind === 'asset') return `asset of currency ${first}`;
  if (kind === 'site') return `site ${second} of log ${first}`;
  if (kind === 'reference') return `bank reference ${first}`;
  return `${kind} ${first}`.trim();
}
