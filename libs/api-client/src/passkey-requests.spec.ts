import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { actDigest, actingKeyDigest, approvalDigest, challengeOfDigest, type Network } from '@tallystick/act-types';
import { getAddress } from 'ethers';
import type { ActView } from './check-act.js';
import {
  type ActingPasskey,
  approvalRequest,
  keyOfNewPasskey,
  possessionRequest,
  PossessionDiffers,
} from './passkey-requests.js';

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
const account = { address: address('a'), chainId: '7', configuration: 3n };
const message = { party: '12', partyEpoch: '1', deadline: '1900000000' };
const act = {
  ...{ id: 'x', kind: 'raise-epoch', message },
  digest: actDigest('raise-epoch', message, network),
} as unknown as ActView;
const answerers = { passkeys: [{ credentialId: 'AAAA', transports: ['usb'] }], rpId: 'portal.example' };

const own = { person: '019c0000-0000-7000-8000-000000000001', party: '12', key: `0x${'ab'.repeat(84)}` };
const possession = { ...own, account: account.address };
const shown = (more: object = {}, digest = actingKeyDigest(possession, network)) =>
  ({
    ...{ credentialId: 'AAAA', transports: ['usb'], state: 'unproved' },
    possession: { ...possession, digest, ...more },
  }) as unknown as ActingPasskey;

describe('an authenticator is asked', () => {
  it('to approve the act that is shown, for the account as it is, with a verified user', () => {
    expect(approvalRequest(act, network, account, answerers, { party: '12' })).toEqual({
      challenge: challengeOfDigest(approvalDigest(account, act.digest)),
      ...{ rpId: 'portal.example', userVerification: 'required' },
      allowCredentials: [{ id: 'AAAA', type: 'public-key', transports: ['usb'] }],
    });
  });

  it('for nothing when the server shows another act than it has signed, or than was agreed', () => {
    const other = { ...act, message: { ...message, party: '13' } } as unknown as ActView;
    expect(() => approvalRequest(other, network, account, answerers)).toThrow('was not signed');
    expect(() => approvalRequest(act, network, account, answerers, { party: '13' })).toThrow('was not signed');
  });

  it('to prove a key for whom it is, which the page knows by itself', () => {
    const { challenge } = possessionRequest(shown(), network, own, 'portal.example');
    expect(challenge).toBe(challengeOfDigest(actingKeyDigest(possession, network)));
  });

  it.each([
    ['another key', shown({ key: `0x${'ac'.repeat(84)}` })],
    ['another person', shown({ person: '019c0000-0000-7000-8000-000000000002' })],
    ['another party', shown({ party: '13' })],
    ['another digest, such as an approval', shown({}, approvalDigest(account, act.digest))],
    ['nothing', { ...shown(), possession: undefined } as unknown as ActingPasskey],
  ])('for nothing when the server names %s', (_, passkey) => {
    expect(() => possessionRequest(passkey, network, own, 'portal.example')).toThrow(PossessionDiffers);
  });

  it('about a key as accounts have it, which is one of P-256', () => {
    const spki = (namedCurve: string) =>
      generateKeyPairSync('ec', { namedCurve }).publicKey.export({ format: 'der', type: 'spki' }).toString('base64url');
    expect(keyOfNewPasskey(spki('P-256'), network)).toMatch(/^0x[0-9a-f]{168}$/);
    expect(() => keyOfNewPasskey(spki('P-384'), network)).toThrow(PossessionDiffers);
  });
});
