import { describe, expect, it } from '@jest/globals';
import { getAddress, TypedDataEncoder } from 'ethers';
import type { Network } from '../network.js';
import { passkeyVerifierOf } from './account-address.js';
import { approvalDigest } from './account-change.js';
import { ACTING_KEY_TYPES, actingKeyDigest } from './acting-key.js';

const ZERO = `0x${'0'.repeat(40)}`;
const network = (chainId: string, digit: string) =>
  ({ chainId, contracts: { partyAccountFactory: `0x${digit.repeat(40)}` } }) as Network;
const here = network('7', '7');
const possession = {
  ...{ person: '019c0000-0000-7000-8000-000000000001', party: '12', key: `0x${'ab'.repeat(84)}` },
  account: getAddress(`0x${'cd'.repeat(20)}`),
};

describe('the possession of an acting key', () => {
  it('is signed as EIP-712 under a name of its own, in the domain of the contract that checks passkeys', () => {
    const domain = {
      ...{ name: 'Tallystick acting keys', version: '1', chainId: 7 },
      verifyingContract: passkeyVerifierOf(here),
    };
    expect(actingKeyDigest(possession, here)).toBe(TypedDataEncoder.hash(domain, ACTING_KEY_TYPES, possession));
  });

  it('says for whom, for which key, account and network it is: each makes it another', () => {
    const others = [
      actingKeyDigest(possession, here),
      actingKeyDigest({ ...possession, person: possession.person.replace(/1$/, '2') }, here),
      actingKeyDigest({ ...possession, party: '13' }, here),
      actingKeyDigest({ ...possession, key: `0x${'ac'.repeat(84)}` }, here),
      actingKeyDigest({ ...possession, account: undefined }, here),
      actingKeyDigest(possession, network('8', '7')),
      actingKeyDigest(possession, network('7', '8')),
      approvalDigest({ address: possession.account, chainId: '7', configuration: 1n }, `0x${'ab'.repeat(32)}`),
    ];
    expect(new Set(others).size).toBe(others.length);
    expect(others[4]).toBe(actingKeyDigest({ ...possession, account: ZERO }, here));
  });
});
