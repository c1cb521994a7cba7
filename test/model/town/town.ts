import { id } from 'ethers';
import type { ActKind, Network } from '@tallystick/act-types';
import { digestOf, type KnownAct } from '../chain/encoding.js';
import type { SharedAccount } from '../ledger/sharing.js';
import type { Fields } from '../ledger/values.js';
import { number, text } from '../ledger/values.js';

/** Party numbers by name. */
export const NUMBER = {
  core: 1n,
  otherCore: 2n,
  supplier: 3n,
  subSupplier: 4n,
  farSupplier: 5n,
  bank: 6n,
  otherBank: 7n,
  houseBank: 8n,
  otherHouseBank: 9n,
  verifier: 10n,
  otherVerifier: 11n,
  regulator: 12n,
} as const;

export type PartyName = keyof typeof NUMBER;

const DEBTOR_SHIFT = 160n;
const REVOCABLE = ['issue', 'purchase', 'lock', 'pledge'];

export interface TownAccounts {
  readonly of: Readonly<Record<PartyName, string>>;
  readonly registrar: string;
  readonly issuer: string;
  readonly relayer: string;
  /** Nobody's yet. */
  readonly spare: readonly string[];
  readonly shared: ReadonlyMap<string, SharedAccount>;
}

/** Who is there, and what has been spoken of so far. */
export class Town {
  readonly number = NUMBER;
  readonly receipts = new Map<string, { readonly bank: bigint; readonly bankReference: string }>();
  readonly digests = new Set<string>();
  readonly mints = new Set<string>();
  #counter = 0;

  constructor(
    readonly network: Network,
    readonly accounts: TownAccounts,
  ) {}

  /** As it is now; what is said later is said to the copy alone. */
  copy(): Town {
    const copy = new Town(this.network, this.accounts);
    for (const [key, receipt] of this.receipts) copy.receipts.set(key, receipt);
    for (const digest of this.digests) copy.digests.add(digest);
    for (const reference of this.mints) copy.mints.add(reference);
    copy.#counter = this.#counter;
    return copy;
  }

  get spareAccounts(): readonly string[] {
    return this.accounts.spare;
  }

  get payers(): readonly string[] {
    const { core, bank, supplier, otherCore, otherBank } = this.accounts.of;
    return [core, bank, supplier, otherCore, otherBank];
  }

  get allAccounts(): readonly string[] {
    const { of, registrar, issuer, relayer, spare } = this.accounts;
    return [...Object.values(of), registrar, issuer, relayer, ...spare];
  }

  digestOf(kind: ActKind, fields: Fields): string {
    return digestOf(this.network, kind, fields);
  }

  /** 32 bytes that nobody has seen. */
  fresh(): string {
    return id(`ledger model ${++this.#counter}`);
  }

  receivableId(debtor: bigint): bigint {
    return (debtor << DEBTOR_SHIFT) | BigInt(++this.#counter);
  }

  /** Notes what an act speaks of, whether it runs or not. */
  hear({ kind, fields, digest }: KnownAct): void {
    if (REVOCABLE.includes(kind)) this.digests.add(digest);
    if (kind.startsWith('revoke-')) this.digests.add(text(fields, 'digest'));
    if (kind === 'mint') this.mints.add(text(fields, 'bankReference'));
    if (kind !== 'settle' && kind !== 'pay-by-receipt') return;
    const [bank, bankReference] = [number(fields, 'bank'), text(fields, 'bankReference')];
    this.receipts.set(`${bank}/${bankReference}`, { bank, bankReference });
  }
}
