import { describe, expect, it } from '@jest/globals';
import { actDigest, type Network } from '@tallystick/act-types';
import { getAddress } from 'ethers';
import { ActDiffers, type ActView, checkedDigest } from './check-act.js';

const address = (digit: string) => getAddress(`0x${digit.repeat(40)}`);
const network: Network = {
  chainId: '7',
  contracts: {
    ...{ partyRegistry: address('1'), programmes: address('2'), tradeRegistry: address('3') },
    ...{ receivables: address('4'), depositToken: address('5'), evidenceLog: address('0') },
    ...{ relay: address('6'), partyAccountFactory: address('7') },
  },
  ...{ registrar: address('8'), issuer: address('9') },
};
const message = { party: '12', partyEpoch: '1', deadline: '1900000000' };
const digest = actDigest('raise-epoch', message, network);
const act = (changes: object = {}) =>
  ({ id: 'x', kind: 'raise-epoch', message, digest, ...changes }) as unknown as ActView;

describe('what is signed of an act', () => {
  it('is the digest of what is shown, in whichever letters the server writes it', () => {
    expect(checkedDigest(act(), network, { party: '12' })).toBe(digest);
    expect(checkedDigest(act({ digest: `0x${digest.slice(2).toUpperCase()}` }), network)).toBe(digest);
  });

  it.each([
    ['another digest', act({ digest: `0x${'ab'.repeat(32)}` })],
    ['something else than was agreed', act({ message: { ...message, party: '13' } })],
    ['a number that is none', act({ message: { ...message, party: '1e3' } })],
    ['a field that is not signed', act({ message: { ...message, note: 'harmless' } })],
    ['a field too few', act({ message: { party: '12' } })],
    ['no message', act({ message: null })],
    ['another kind', act({ kind: 'pledge' })],
    ['a kind that nobody knows', act({ kind: 'gift' })],
  ])('is nothing with %s', (_what, shown) => {
    expect(() => checkedDigest(shown, network, { party: '12' })).toThrow(ActDiffers);
  });
});
