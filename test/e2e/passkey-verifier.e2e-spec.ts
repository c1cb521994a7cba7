import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { softwarePasskey } from '@tallystick/api-client';
import { PasskeyVerifierReader } from '@tallystick/chain';
import { PEOPLE_SETTINGS } from '@tallystick/parties/http';
import { readSettings } from '@tallystick/platform';
import { concat, dataSlice, keccak256, toUtf8Bytes, Wallet } from 'ethers';
import { ACTING_SETTINGS } from '../../apps/api/src/acting-settings.js';
import { ActingWebAuthn } from '../../libs/parties/src/application/acting/acting-webauthn.js';
import { actingTerms } from '../../libs/parties/src/http/acting/acting-terms.module.js';
import { peopleTerms } from '../../libs/parties/src/http/people/people-terms.module.js';
import { startTestChain, type TestChain } from '../support/chain.js';
import { TestPartyAccounts } from '../support/party-accounts.js';

const DIGEST = keccak256(toUtf8Bytes('what is signed'));
const OTHER = keccak256(toUtf8Bytes('something else'));

describe('the contract that checks passkeys', () => {
  let chain: TestChain;
  let accounts: TestPartyAccounts;
  let verifier: PasskeyVerifierReader;
  beforeAll(async () => {
    chain = await startTestChain();
    accounts = await TestPartyAccounts.on(chain, new Wallet(chain.deployer.privateKey, chain.provider), 'localhost');
    verifier = new PasskeyVerifierReader(chain.provider, chain.deployment.network);
  }, 120_000);
  afterAll(() => chain?.stop());

  it('is of one domain, and passkeys are asked for under no other', async () => {
    expect(await verifier.isOf('localhost')).toBe(true);
    expect(await verifier.isOf('portal.example')).toBe(false);
    const asked = async (environment: Record<string, string>) => {
      const people = peopleTerms(readSettings(PEOPLE_SETTINGS, environment));
      const webAuthn = new ActingWebAuthn(people, await actingTerms(readSettings(ACTING_SETTINGS, {})), verifier);
      return webAuthn.creationOptions('AAAA', { id: 'x', name: '王芳' }, []);
    };
    expect(await asked({})).toMatchObject({ rp: { id: 'localhost' } });
    await expect(asked({ SIGN_IN_ORIGINS: 'https://portal.example' })).rejects.toMatchObject({
      ...{ code: 'acting-domain-differs', kind: 'unavailable' },
    });
  });

  it('takes what the very key signed, and nothing else', async () => {
    const [passkey, stranger] = [await softwarePasskey(accounts.passkeys), await softwarePasskey(accounts.passkeys)];
    const signature = await passkey.sign(DIGEST);
    expect(await verifier.isSigned(passkey.key, DIGEST, signature)).toBe(true);
    expect(await verifier.isSigned(passkey.key, OTHER, signature)).toBe(false);
    expect(await verifier.isSigned(stranger.key, DIGEST, signature)).toBe(false);
    expect(await verifier.isSigned(passkey.key, DIGEST, '0x12')).toBe(false);
    const elsewhere = await softwarePasskey({ ...accounts.passkeys, rpId: 'evil.example' });
    expect(await verifier.isSigned(elsewhere.key, DIGEST, await elsewhere.sign(DIGEST))).toBe(false);
  });

  it('is asked of no key of another contract, such as a precompile that says yes to everything', async () => {
    const passkey = await softwarePasskey(accounts.passkeys);
    const foreign = concat(['0x0000000000000000000000000000000000000004', dataSlice(passkey.key, 20)]);
    expect(await verifier.isSigned(foreign, DIGEST, await passkey.sign(DIGEST))).toBe(false);
    expect(await verifier.isSigned('0x', DIGEST, '0x')).toBe(false);
  });
});
