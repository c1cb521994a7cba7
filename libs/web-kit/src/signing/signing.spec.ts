import { describe, expect, it } from '@jest/globals';
import { actDigest, approvalDigest, challengeOfDigest, configureDigest, type Network } from '@tallystick/act-types';
import { ActDiffers, type ActView } from '@tallystick/api-client/signing';
import { InstallationUnknown, parseInstallation } from './installation.js';
import { type AccountChange, accountChangeRequest, actApprovalRequest } from './requests.js';
import { ShownActs } from './shown-acts.js';

const address = (digit: string) => `0x${digit.repeat(40)}`;
const network = (chainId: string, receivables = address('4')): Network => ({
  ...{ chainId, registrar: address('1'), issuer: address('2') },
  contracts: {
    ...{ partyRegistry: address('3'), programmes: address('3'), tradeRegistry: address('3'), receivables },
    ...{
      depositToken: address('3'),
      evidenceLog: address('3'),
      relay: address('3'),
      partyAccountFactory: address('5'),
    },
  },
});
const HERE = network('7');
const MESSAGE = {
  ...{ receivable: '1', from: '0', to: '100', version: '1', amount: '40', holder: '3', holderEpoch: '1' },
  ...{ recipient: '4', recipientEpoch: '1', deadline: '1800000000' },
};
const act = (message: Record<string, string> = MESSAGE, on = HERE): ActView => {
  const digest = actDigest('transfer', MESSAGE, on);
  return { id: 'an-act', kind: 'transfer', message, digest } as unknown as ActView;
};
const ACCOUNT = { address: address('6'), chainId: '7', configuration: 3n };
const answerers = { passkeys: [{ credentialId: 'AAAA', transports: ['usb'] }], rpId: 'localhost' };
const place = (digest = actDigest('transfer', MESSAGE, HERE), account = ACCOUNT) => ({
  ...{ account: ACCOUNT.address, configuration: '3', threshold: 2, approvals: [] },
  approvalDigest: approvalDigest(account, digest),
});

describe('what a page has shown of an act', () => {
  it('is what it computes the digest from', () => {
    expect(new ShownActs(HERE).check(act())).toBe(actDigest('transfer', MESSAGE, HERE));
  });

  it.each([
    ['another amount', act({ ...MESSAGE, amount: '41' })],
    ['another recipient', act({ ...MESSAGE, recipient: '5' })],
    ['another chain', act(MESSAGE, network('8'))],
    ['another contract', act(MESSAGE, network('7', address('9')))],
    ['another digest', { ...act(), digest: `0x${'ab'.repeat(32)}` }],
    ['no whole number', act({ ...MESSAGE, amount: '1e3' })],
    ['a field that is not signed', act({ ...MESSAGE, note: 'harmless' })],
    ['another kind', { ...act(), kind: 'pledge' as const }],
  ])('is refused with %s', (_, given) => {
    expect(() => new ShownActs(HERE).check(given)).toThrow(ActDiffers);
  });

  it('is refused once it says something else than before, even with a digest that fits', () => {
    const shown = new ShownActs(HERE);
    shown.check(act());
    const message = { ...MESSAGE, amount: '41' };
    const swapped = { ...act(message), digest: actDigest('transfer', message, HERE) };
    expect(() => shown.check(swapped)).toThrow(/was shown with the digest/);
    expect(shown.check(act())).toBe(actDigest('transfer', MESSAGE, HERE));
  });
});

describe('a passkey is asked', () => {
  it('to approve the act that is shown, by the account as it is, verifying its user', () => {
    const request = actApprovalRequest(act(), HERE, place(), answerers);
    expect(request).toMatchObject({
      rpId: 'localhost',
      userVerification: 'required',
      allowCredentials: [{ id: 'AAAA' }],
    });
    expect(request.challenge).toBe(challengeOfDigest(place().approvalDigest));
  });

  it('nothing when the server names another approval than of this act', () => {
    const other = place(actDigest('transfer', { ...MESSAGE, amount: '99' }, HERE));
    expect(() => actApprovalRequest(act(), HERE, other, answerers)).toThrow(ActDiffers);
    const changed = place(undefined, { ...ACCOUNT, configuration: 4n });
    expect(() => actApprovalRequest(act(), HERE, changed, answerers)).toThrow(ActDiffers);
  });

  it('to approve a change of the account only as it is shown', () => {
    const shown = { remove: [], add: [{ person: 3, key: address('7') }], threshold: 2, deadline: '1800000000' };
    const digest = configureDigest(ACCOUNT, shown);
    const change = {
      ...{
        ...shown,
        id: 'x',
        account: ACCOUNT.address,
        configuration: '3',
        preparedAt: '',
        isOpen: true,
        approvals: [],
      },
      ...{ digest, approvalDigest: approvalDigest(ACCOUNT, digest), needed: 2 },
    } satisfies AccountChange;
    const { challenge } = accountChangeRequest(change, HERE, answerers);
    expect(challenge).toBe(challengeOfDigest(change.approvalDigest));
    const lies: readonly Partial<AccountChange>[] = [
      { threshold: 1 },
      { add: [{ person: 3, key: address('8') }] },
      { add: [{ person: 1, key: address('7') }] },
      { remove: [address('9')] },
      { approvalDigest: digest },
    ];
    for (const lie of lies)
      expect(() => accountChangeRequest({ ...change, ...lie }, HERE, answerers)).toThrow(/Nothing was sent/);
  });
});

describe('where a page is', () => {
  it('is what its document says', () => {
    const text = JSON.stringify({ network: HERE, rpId: 'localhost', isDemo: true });
    expect(parseInstallation(text)).toEqual({ network: HERE, rpId: 'localhost', isDemo: true });
    expect(Object.isFrozen(parseInstallation(text).network.contracts)).toBe(true);
  });

  it.each([undefined, null, '', 'INSTALLATION_OF_THIS_PAGE', '{}', '{"network":{"chainId":"x"},"rpId":"a"}'])(
    'is unknown by %s',
    (text) => {
      expect(() => parseInstallation(text)).toThrow(InstallationUnknown);
    },
  );
});
