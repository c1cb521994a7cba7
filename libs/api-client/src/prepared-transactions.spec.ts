import { describe, expect, it } from '@jest/globals';
import {
  approvalTransaction,
  configurationIn,
  configureDigest,
  configureTransaction,
  createAccountTransaction,
  type Network,
  partyAccountAddress,
  payForTransaction,
} from '@tallystick/act-types';
import {
  checkedAccount,
  checkedAccountChange,
  checkedConfiguration,
  checkedPayment,
  type PaymentForDebtor,
  TransactionDiffers,
} from './prepared-transactions.js';

const at = (byte: string) => `0x${byte.repeat(20)}`;
const network = {
  chainId: '7',
  contracts: { receivables: at('01'), partyAccountFactory: at('02'), depositToken: at('03') },
} as unknown as Network;
const THIEF = at('66');

describe('a payment for a debtor', () => {
  const fragment = { receivable: '9', from: '10', to: '25', version: '3' };
  const agreed = { receivable: '9', from: '10', amountMinor: '15' };
  const asset = network.contracts.depositToken;
  const prepared: PaymentForDebtor = {
    ...{ ...fragment, payer: at('04'), payee: '5', payeeAccount: at('05'), amountMinor: '15', currency: 'CNY', asset },
    approvals: [approvalTransaction(network, asset, '15')],
    payment: payForTransaction(network, fragment),
  };

  it('is sent as it was agreed, its approval first', () => {
    expect(checkedPayment(prepared, network, agreed)).toEqual([...prepared.approvals, prepared.payment]);
  });

  const elsewhere = { ...network, contracts: { ...network.contracts, receivables: THIEF } };
  it.each<[string, Partial<PaymentForDebtor>]>([
    ['of another amount', { amountMinor: '16' }],
    ['of a longer fragment', { to: '26', payment: payForTransaction(network, { ...fragment, to: '26' }) }],
    [
      'of another receivable',
      { receivable: '8', payment: payForTransaction(network, { ...fragment, receivable: '8' }) },
    ],
    ['with calldata for something else', { payment: { ...prepared.payment, data: '0x12345678' } }],
    ['to another contract', { payment: payForTransaction(elsewhere, fragment) }],
    ['on another chain', { payment: { ...prepared.payment, chainId: '8' } }],
    ['with coins', { payment: { ...prepared.payment, value: '1' } }],
    ['in another token', { asset: THIEF, approvals: [approvalTransaction(network, THIEF, '15')] }],
    ['with leave for somebody else', { approvals: [approvalTransaction(elsewhere, asset, '15')] }],
    ['with leave for too little', { approvals: [approvalTransaction(network, asset, '14')] }],
  ])('is not sent %s', (_, lie) => {
    expect(() => checkedPayment({ ...prepared, ...lie }, network, agreed)).toThrow(TransactionDiffers);
  });
});

describe('an account of several persons', () => {
  const wanted = { salt: `0x${'05'.repeat(32)}`, signers: [{ person: 1, key: at('aa') }], threshold: 1 };
  const theirs = { ...wanted, signers: [{ person: 1, key: THIEF }] };
  const show = (terms: typeof wanted) => ({
    ...{ ...terms, passkeyVerifier: at('07'), exists: false },
    account: partyAccountAddress(network, terms),
    creation: createAccountTransaction(network, terms),
  });

  it('is made where its own signers put it', () => {
    expect(checkedAccount(show(wanted), network, wanted)).toEqual(createAccountTransaction(network, wanted));
  });

  it('is not made for, or at the address of, other signers', () => {
    expect(() => checkedAccount(show(theirs), network, wanted)).toThrow(TransactionDiffers);
    const mixed = { ...show(wanted), creation: show(theirs).creation };
    expect(() => checkedAccount(mixed, network, wanted)).toThrow(TransactionDiffers);
  });

  it('is changed as its persons want, under the digest that they compute', () => {
    const account = { address: at('04'), chainId: '7', configuration: 2n };
    const change = { remove: [], add: [{ person: 2, key: at('bb') }], threshold: 1 };
    const digest = configureDigest(account, { ...change, deadline: '99' });
    const shown = { account: account.address, configuration: '2', ...change, deadline: '99', approvalDigest: '0x' };
    expect(checkedAccountChange({ ...shown, digest }, account, change)).toBe(digest);
    const other = configureDigest(account, { ...change, add: [{ person: 2, key: THIEF }], deadline: '99' });
    expect(() => checkedAccountChange({ ...shown, digest: other }, account, change)).toThrow(TransactionDiffers);
  });

  it('is changed by a transaction whose own data says what was shown, to the account and without value', () => {
    const account = { address: at('04'), chainId: '7', configuration: 2n };
    const shown = { remove: [at('0c')], add: [{ person: 2, key: at('bb') }], threshold: 1, deadline: '99' };
    const made = (change: typeof shown, by = account) => configureTransaction(by, change, '0x1234');
    const prepared = made(shown);
    expect(checkedConfiguration(prepared, account, shown)).toEqual(shown);
    expect(configurationIn(prepared.data)).toEqual({ change: shown, signature: '0x1234' });
    for (const other of [
      made({ ...shown, threshold: 2 }),
      made({ ...shown, remove: [] }),
      made({ ...shown, add: [{ person: 2, key: THIEF }] }),
      made({ ...shown, deadline: '100' }),
      made(shown, { ...account, address: THIEF }),
      { ...prepared, value: '1' },
      { ...prepared, chainId: '8' },
      { ...prepared, data: `${prepared.data}00` },
      { ...prepared, data: '0x12345678' },
      { ...prepared, data: prepared.data.slice(0, 74) },
      { ...prepared, data: 'no hex' },
    ])
      expect(() => checkedConfiguration(other, account, shown)).toThrow(TransactionDiffers);
  });
});
