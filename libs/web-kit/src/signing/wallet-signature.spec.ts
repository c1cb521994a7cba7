import { describe, expect, it } from '@jest/globals';
import { actDigest, approvalDigest, type Network, passkeyVerifierOf } from '@tallystick/act-types';
import { ActDiffers, type ActView } from '@tallystick/api-client/signing';
import { type TypedDataDomain, TypedDataEncoder, type TypedDataField, Wallet } from 'ethers';
import { walletRequest, WalletUnknown } from './wallet-signature.js';

const address = (digit: string) => `0x${digit.repeat(40)}`;
const HERE: Network = {
  ...{ chainId: '7', registrar: address('1'), issuer: address('2') },
  contracts: {
    ...{
      partyRegistry: address('3'),
      programmes: address('3'),
      tradeRegistry: address('3'),
      receivables: address('4'),
    },
    ...{
      depositToken: address('3'),
      evidenceLog: address('3'),
      relay: address('3'),
      partyAccountFactory: address('5'),
    },
  },
};
const MESSAGE = { party: '3', partyEpoch: '1', deadline: '1800000000' };
const DIGEST = actDigest('raise-epoch', MESSAGE, HERE);
const ACT = { id: 'an-act', kind: 'raise-epoch', message: MESSAGE, digest: DIGEST } as unknown as ActView;
const wallet = new Wallet(`0x${'11'.repeat(32)}`);
const verifier = passkeyVerifierOf(HERE);

function accountOf(threshold: number, key = wallet.address.toLowerCase()) {
  const signers = [
    { person: 1, key: `0x${'ab'.repeat(84)}` },
    { person: 2, key },
  ];
  const state = { configuration: '4', threshold, persons: 2, signers };
  return { account: address('6'), kind: 'party-account' as const, passkeyVerifier: verifier, state };
}

/** What the wallet would sign, by ethers' own reading of the JSON that it is given. */
function digestOf(typedData: string): string {
  const { domain, types, message } = JSON.parse(typedData) as {
    domain: TypedDataDomain;
    types: Record<string, TypedDataField[]>;
    message: Record<string, unknown>;
  };
  delete types.EIP712Domain;
  return TypedDataEncoder.hash(domain, types, message);
}

describe('a wallet is asked to sign', () => {
  it('the act itself, where its address is the account', () => {
    const own = { account: wallet.address, kind: 'key' as const, passkeyVerifier: verifier };
    const request = walletRequest(ACT, HERE, own, [wallet.address]);
    expect([request.address, digestOf(request.typedData)]).toEqual([wallet.address, DIGEST]);
    expect(request.isApproval).toBe(false);
  });

  it.each([1, 2])('its approval of the act, where it is a person of an account that %i sign for', (threshold) => {
    const request = walletRequest(ACT, HERE, accountOf(threshold), [address('9'), wallet.address]);
    const account = { address: address('6'), chainId: '7', configuration: 4n };
    expect(digestOf(request.typedData)).toBe(approvalDigest(account, DIGEST));
    expect(request.isApproval).toBe(true);
  });

  it('nothing that is not shown, and nothing as a stranger', () => {
    const lying = { ...ACT, message: { ...MESSAGE, party: '4' } };
    expect(() => walletRequest(lying, HERE, accountOf(1), [wallet.address])).toThrow(ActDiffers);
    expect(() => walletRequest(ACT, HERE, accountOf(1), [address('9')])).toThrow(WalletUnknown);
    const plain = { account: address('8'), kind: 'key' as const, passkeyVerifier: verifier };
    expect(() => walletRequest(ACT, HERE, plain, [wallet.address])).toThrow(WalletUnknown);
  });
});
