import { describe, expect, it } from '@jest/globals';
import {
  approvalOf,
  approvalTransaction,
  configureTransaction,
  createAccountTransaction,
  type Network,
  payForTransaction,
} from '@tallystick/act-types';
import { contractInterfaces } from './contract-interfaces.js';

const at = (byte: string) => `0x${byte.repeat(20)}`;
const network = {
  chainId: '7',
  contracts: { receivables: at('01'), partyAccountFactory: at('02'), depositToken: at('03') },
} as unknown as Network;
const [KEY, OTHER] = [at('aa'), at('bb')];
const SALT = `0x${'05'.repeat(32)}`;

/** What clients make without the compiled contracts must be what these take. */
describe('a transaction of somebody’s own', () => {
  it('pays for a debtor', () => {
    const fragment = { receivable: '9', from: '10', to: '25', version: '3' };
    expect(payForTransaction(network, fragment)).toEqual({
      ...{ chainId: '7', to: network.contracts.receivables, value: '0' },
      data: contractInterfaces.receivables.encodeFunctionData('payFor', [9, 10, 25, 3]),
    });
  });

  it('lets the ledger, and nobody else, move tokens', () => {
    const { depositToken, receivables } = network.contracts;
    const approval = approvalTransaction(network, depositToken, '15');
    const encode = (spender: string) => contractInterfaces.depositToken.encodeFunctionData('approve', [spender, 15]);
    expect(approval.data).toBe(encode(receivables));
    expect(approvalOf(network, depositToken, approval)).toBe(15n);
    expect(approvalOf(network, depositToken, { ...approval, data: encode(OTHER) })).toBeUndefined();
    expect(approvalOf(network, depositToken, { ...approval, to: OTHER })).toBeUndefined();
    expect(approvalOf(network, depositToken, { ...approval, data: '0x12345678' })).toBeUndefined();
  });

  it('makes an account', () => {
    const signers = [{ person: 1, key: KEY }];
    const { to, data } = createAccountTransaction(network, { salt: SALT, signers, threshold: 1 });
    expect(to).toBe(network.contracts.partyAccountFactory);
    const values = [SALT, [[1, KEY]], 1];
    expect(data).toBe(contractInterfaces.partyAccountFactory.encodeFunctionData('create', values));
  });

  it('changes an account', () => {
    const account = { address: at('04'), chainId: '7', configuration: 1n };
    const change = { remove: [KEY], add: [{ person: 2, key: OTHER }], threshold: 1, deadline: '99' };
    const { to, data } = configureTransaction(account, change, '0x1234');
    expect(to).toBe(account.address);
    const values = [[KEY], [OTHER], [2], 1, 99, '0x1234'];
    expect(data).toBe(contractInterfaces.partyAccount.encodeFunctionData('configure', values));
  });
});
