import type { Network } from '@tallystick/act-types';
import { type Interface } from 'ethers';
import { contractInterfaces } from '../../../libs/chain/src/contracts/contract-interfaces.js';
import {
  type Claim,
  flagsOf,
  type LedgerState,
  outstandingOf,
  overdueOf,
  partyOfAccount,
  placeOf,
  retiredOf,
  statusOf,
} from '../ledger/state.js';
import { type Word, word } from '../keys/abi.js';
import { NOBODY, ZERO_ADDRESS } from '../ledger/values.js';
import type { Question } from './lens.js';

/** A getter's call with what the model expects it to answer. */
export interface Expectation extends Question {
  readonly getter: string;
  readonly args: readonly Word[];
  readonly expected: string;
}

/** What a run has spoken of: also what did not come to be is looked at. */
export interface Spoken {
  readonly allAccounts: readonly string[];
  readonly digests: ReadonlySet<string>;
  readonly receipts: ReadonlyMap<string, { readonly bank: bigint; readonly bankReference: string }>;
  readonly mints: ReadonlySet<string>;
}

type Ask = (getter: string, args: readonly Word[], answer: readonly Word[]) => Expectation;

const PARTY_STATUS = { unknown: 0n, active: 1n, stopped: 2n, recovering: 3n, recoveringStopped: 4n };
const INVOICE_STATUS = { attested: 1n, reopened: 2n, corrected: 3n };

/** Every slot that the model knows of, in the order of the contracts' getters. */
export function expectations(state: LedgerState, spoken: Spoken, network: Network): readonly Expectation[] {
  const ask = (name: 'partyRegistry' | 'programmes' | 'tradeRegistry' | 'receivables' | 'depositToken') =>
    asker(contractInterfaces[name], network.contracts[name]);
  return [
    ...parties(state, spoken, ask('partyRegistry')),
    ...programmes(state, ask('programmes')),
    ...invoices(state, ask('tradeRegistry')),
    ...[...state.claims.values()].flatMap((claim) => claimSlots(state, claim, ask('receivables'))),
    ...ledgerWide(state, spoken, ask('receivables')),
    ...cash(state, spoken, network, ask('depositToken')),
  ];
}

function parties(state: LedgerState, spoken: Spoken, ask: Ask): Expectation[] {
  const known = [...state.parties].flatMap(([number, party]) => {
    const stopped = overdueOf(state, number) > 0n;
    const { active, recovering, recoveringStopped } = PARTY_STATUS;
    const status = party.recovering
      ? stopped
        ? recoveringStopped
        : recovering
      : stopped
        ? PARTY_STATUS.stopped
        : active;
    const recovery = state.recoveries.get(number);
    return [
      ask('partyOf', [number], [party.account, party.verifiedUntil, party.roles, status, party.epoch]),
      ask(
        'recoveryOf',
        [number],
        [recovery?.account ?? ZERO_ADDRESS, recovery?.completesAt ?? 0n, recovery?.restsUntil ?? 0n],
      ),
    ];
  });
  const accounts = spoken.allAccounts.map((account) =>
    ask('partyOfAccount', [account], [partyOfAccount(state, account)]),
  );
  return [...known, ...accounts, ask('partyOf', [NOBODY], [0n, 0n, 0n, 0n, 0n])];
}

function programmes(state: LedgerState, ask: Ask): Expectation[] {
  return [...state.programmes].flatMap(([number, line]) => {
    const { bank, debtor, limit, currency, maxTenorDays, version, open, debtorAccount } = line;
    const [verifier0 = NOBODY, verifier1 = NOBODY, verifier2 = NOBODY] = line.verifiers;
    const outstanding = outstandingOf(state, number);
    return [
      ask('programmeOf', [number], [bank, debtor, limit, outstanding, currency, maxTenorDays, version, open]),
      ask('trustOf', [number], [debtorAccount, verifier0, verifier1, verifier2]),
    ];
  });
}

function invoices(state: LedgerState, ask: Ask): Expectation[] {
  return [...state.invoices].map(([nullifier, invoice]) => {
    const { cap, used, attestor, sequence, attestedAt, currency, status } = invoice;
    return ask('invoiceOf', [nullifier], [cap, used, attestor, sequence, attestedAt, currency, INVOICE_STATUS[status]]);
  });
}

function claimSlots(state: LedgerState, claim: Claim, ask: Ask): Expectation[] {
  const { id, debtor, programme, face, due, currency, parts } = claim;
  const places = new Set([...claim.starts, ...parts.map((part) => (part.from + part.to) / 2n), face]);
  return [
    ask('receivableOf', [id], [debtor, programme, face, retiredOf(claim), due, statusOf(claim), currency]),
    ...[...places].flatMap((from) => [
      ask('fragmentOf', [id, from], fragmentAt(claim, from)),
      ask('lockOf', [id, from], lockAt(state, id, from)),
      ask('freezeOf', [id, from], freezeAt(state, id, from)),
    ]),
  ];
}

function fragmentAt({ parts }: Claim, from: bigint): readonly Word[] {
  const part = parts.find((each) => each.from === from);
  if (!part) return [0n, 0n, 0n, 0n, 0n, 0n, 0n];
  return [part.to, part.holder, part.pledgee, part.version, part.programme, part.recourse, flagsOf(part)];
}

function lockAt(state: LedgerState, id: bigint, from: bigint): readonly Word[] {
  const lock = state.locks.get(placeOf(id, from));
  if (!lock) return [0n, 0n, 0n, 0n, 0n, 0n];
  return [lock.buyer, lock.programme, lock.price, lock.settlementBank, lock.payBy, lock.unlockFrom];
}

function freezeAt(state: LedgerState, id: bigint, from: bigint): readonly Word[] {
  const freeze = state.freezes.get(placeOf(id, from));
  return [freeze?.lapsesAt ?? 0n, freeze?.confirmation?.at ?? 0n, freeze?.confirmation?.order ?? 0n];
}

function ledgerWide(state: LedgerState, spoken: Spoken, ask: Ask): Expectation[] {
  const numbers = [...state.parties.keys()];
  return [
    ask('pauseOf', [], [state.pause.until, state.pause.sequence]),
    ...numbers.map((party) => ask('overdueOf', [party], [overdueOf(state, party)])),
    ...numbers.map((party) => {
      const { bank, sequence } = state.settlementBanks.get(party) ?? { bank: NOBODY, sequence: 0n };
      return ask('settlementBankOf', [party], [bank, sequence]);
    }),
    ...[...state.fixed.currencies.keys()].map((currency) =>
      ask('assetOf', [currency], [state.assets.get(currency) ?? ZERO_ADDRESS]),
    ),
    ...[...spoken.digests].map((digest) => ask('isRevoked', [digest], [state.revoked.has(digest)])),
    ...[...spoken.receipts].map(([key, { bank, bankReference }]) =>
      ask('isReceiptUsed', [bank, bankReference], [state.usedReceipts.has(key)]),
    ),
  ];
}

function cash({ cash: held, fixed }: LedgerState, spoken: Spoken, network: Network, ask: Ask): Expectation[] {
  const contracts = Object.values(network.contracts).map((address) => address.toLowerCase());
  const accounts = spoken.allAccounts;
  return [
    ...[...accounts, ...contracts].map((account) => ask('balanceOf', [account], [held.balances.get(account) ?? 0n])),
    ...accounts.flatMap((account) => [
      ask('allowance', [account, fixed.ledger], [held.allowances.get(`${account}/${fixed.ledger}`) ?? 0n]),
      ask('nonces', [account], [held.nonces.get(account) ?? 0n]),
    ]),
    ...[...spoken.mints].map((reference) => ask('isMinted', [reference], [held.minted.has(reference)])),
    ask('totalSupply', [], [[...held.balances.values()].reduce((sum, balance) => sum + balance, 0n)]),
  ];
}

const selectors = new Map<string, string>();

function asker(contract: Interface, target: string): Ask {
  return (getter, args, answer) => {
    let selector = selectors.get(getter);
    if (selector === undefined) {
      selector = contract.getFunction(getter)?.selector;
      if (selector === undefined) throw new Error(`no getter ${getter}`);
      selectors.set(getter, selector);
    }
    const data = selector + args.map(word).join('');
    return { getter, args, target, data, words: answer.length, expected: answer.map(word).join('') };
  };
}
