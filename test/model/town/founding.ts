import type { Network } from '@tallystick/act-types';
import type { Node } from '../chain/node.js';
import type { RealLedger } from '../chain/real-ledger.js';
import type { Draft } from '../drafts/desk.js';
import { Dice } from '../drafts/dice.js';
import { signed } from '../drafts/signing.js';
import type { Keys } from '../keys/keys.js';
import type { Kind } from '../ledger/ledger.js';
import type { SharedAccount } from '../ledger/sharing.js';
import { ROLE } from '../ledger/signing.js';
import { emptyState } from '../ledger/state.js';
import { DAY, HOUR, NO_PROGRAMME } from '../ledger/values.js';
import { Duel } from '../play/duel.js';
import { jointAccount } from './joint-account.js';
import { NUMBER, type PartyName, Town, type TownAccounts } from './town.js';

const CNY = 156n;
const LONG = 3_000n * DAY;
const ENDLESS = 2n ** 256n - 1n;
const TOKEN_DECIMALS = 2n;
/** With minor units as ISO 4217 has them. The last five are what becomes of others when a number is halved, doubled or exchanged for a small one. */
const CURRENCIES: ReadonlyMap<bigint, bigint> = new Map([
  [156n, 2n],
  [840n, 2n],
  [392n, 0n],
  [48n, 3n],
  ...([784n, 96n, 192n, 8n, 12n] as const).map((currency) => [currency, 2n] as const),
]);

const ROLES: Readonly<Record<PartyName, bigint>> = {
  core: ROLE.core | ROLE.supplier,
  otherCore: ROLE.core,
  supplier: ROLE.supplier,
  subSupplier: ROLE.supplier,
  farSupplier: ROLE.supplier,
  bank: ROLE.bank | ROLE.settlementBank,
  otherBank: ROLE.bank,
  houseBank: ROLE.settlementBank,
  otherHouseBank: ROLE.settlementBank,
  verifier: ROLE.verifier,
  otherVerifier: ROLE.verifier,
  regulator: ROLE.regulator,
};

/** Several persons sign for these. */
const SHARED_ACCOUNTS: readonly string[] = ['core', 'supplier', 'otherBank', 'spare 1', 'spare 3'];
const SPARE_ACCOUNTS = 5;

export async function accountsOf(network: Network, keys: Keys, node: Node): Promise<TownAccounts> {
  const shared = new Map<string, SharedAccount>();
  const account = async (name: string) => {
    if (!SHARED_ACCOUNTS.includes(name)) return keys.single(name);
    const made = await jointAccount(network, keys, node, name);
    shared.set(made.account, made.shared);
    return made.account;
  };
  const of: Record<string, string> = {};
  for (const name of Object.keys(NUMBER)) of[name] = await account(name);
  const spare: string[] = [];
  for (let index = 0; index < SPARE_ACCOUNTS; index++) spare.push(await account(`spare ${index}`));
  const [registrar, issuer, relayer] = [keys.single('registrar'), keys.single('issuer'), keys.single('relayer')];
  return { of: of as TownAccounts['of'], registrar, issuer, relayer, spare, shared };
}

/** Enrols everybody, opens lines, funds accounts and issues the first claims: in the model and on the chain, and compares. */
export async function found(real: RealLedger, accounts: TownAccounts, now: bigint): Promise<Duel> {
  const { network } = real;
  const contracts = { ledger: network.contracts.receivables, token: network.contracts.depositToken };
  const state = emptyState({
    registrar: accounts.registrar,
    issuer: accounts.issuer,
    ledger: contracts.ledger.toLowerCase(),
    token: contracts.token.toLowerCase(),
    tokenDecimals: TOKEN_DECIMALS,
    currencies: CURRENCIES,
  });
  for (const [account, shared] of accounts.shared) state.sharedAccounts.set(account, shared);
  const town = new Town(network, accounts);
  const duel = new Duel(real, town, state, now);
  for (const [kind, draft] of founding(town, duel)) {
    const act = signed(kind, draft(), { state: duel.state, town, dice: new Dice([]) });
    const { outcome } = await duel.run(act, duel.now + 1n);
    if (!outcome.accepted) throw new Error(`${kind}: ${outcome.error}`);
  }
  return duel;
}

function founding(town: Town, duel: Duel): readonly (readonly [Kind, () => Draft])[] {
  const { core, otherCore, supplier, subSupplier, farSupplier, bank, otherBank, houseBank, verifier, otherVerifier } =
    NUMBER;
  const { of } = town.accounts;
  const make = (kind: Kind, fields: Draft['fields'], attached?: () => Draft['fields']) => {
    const draft = () => {
      const deadline = duel.now + HOUR;
      const told = attached && { ...attached(), deadline };
      return {
        fields: { ...fields, deadline, ...(told ? { nullifier: first(told) } : {}) },
        ...(told ? { attached: told } : {}),
      };
    };
    return [kind, draft] as const;
  };
  const fund = (name: PartyName, amount: bigint, allowed: bigint) => [
    make('mint', { to: of[name], amount, bankReference: town.fresh() }),
    make('permit', { owner: of[name], spender: duel.state.fixed.ledger, value: allowed, nonce: 0n }),
  ];
  const line = (programme: bigint, bank: bigint, debtor: PartyName, limit: bigint, verifiers: readonly bigint[]) =>
    make('open-programme', {
      ...{ programme, bank, bankEpoch: 1n, debtor: NUMBER[debtor], debtorAccount: of[debtor] },
      ...{ limit, currency: CNY, maxTenorDays: 365n, verifiers },
    });
  const issue = (debtor: bigint, creditor: bigint, programme: bigint, face: bigint, days: bigint, by: bigint) => {
    const pair = { debtor, creditor, currency: CNY };
    return make(
      'issue',
      {
        ...pair,
        ...{ receivable: town.receivableId(debtor), debtorEpoch: 1n, creditorEpoch: 1n, programme, face },
        due: duel.now + days * DAY,
      },
      () => ({
        ...pair,
        ...{ nullifiers: [town.fresh()], keyId: 1n, cap: face, sequence: 1n, verifier: by, verifierEpoch: 1n },
      }),
    );
  };
  const name = (party: bigint, bank: bigint) =>
    make('name-settlement-bank', { party, partyEpoch: 1n, bank, sequence: 1n });
  return [
    ...Object.entries(NUMBER).map(([who, party]) =>
      make('enrol', {
        ...{ party, account: of[who as PartyName], roles: ROLES[who as PartyName] },
        verifiedUntil: duel.now + (who === 'farSupplier' ? 25n * DAY : LONG),
      }),
    ),
    make('list-asset', { currency: CNY, asset: duel.state.fixed.token }),
    ...fund('core', 2_000_000n, ENDLESS),
    ...fund('otherCore', 50_000n, 60_000n),
    ...fund('bank', 1_000_000n, ENDLESS),
    ...fund('otherBank', 500_000n, 200_000n),
    ...fund('supplier', 10_000n, 5_000n),
    line(1n, bank, 'core', 1_000_000n, [verifier]),
    line(2n, otherBank, 'core', 300_000n, [verifier, otherVerifier]),
    line(3n, bank, 'otherCore', 200_000n, [otherVerifier]),
    ...[name(supplier, houseBank), name(subSupplier, bank), name(bank, houseBank), name(core, houseBank)],
    issue(core, supplier, 1n, 100_000n, 60n, verifier),
    issue(core, subSupplier, NO_PROGRAMME, 997n, 9n, verifier),
    issue(otherCore, supplier, 3n, 5_000n, 20n, otherVerifier),
    issue(core, farSupplier, 1n, 40_000n, 120n, verifier),
    issue(core, supplier, 2n, 20_000n, 30n, otherVerifier),
  ];
}

function first(attested: Draft['fields']): string {
  const { nullifiers } = attested;
  return Array.isArray(nullifiers) ? String(nullifiers[0]) : '';
}
