import { generateKeyPairSync, KeyObject, sign } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Network, passkeyVerifierOf } from '@tallystick/act-types';
import { readSettings, SettingsInvalid } from '@tallystick/platform';
import { SoftwareAuthenticator, type Twist } from '../../../../../test/support/software-authenticator.js';
import { type ActingSettings, actingTerms } from '../../http/acting/acting-terms.module.js';
import { PEOPLE_SETTINGS } from '../../http/people/people-settings.js';
import { peopleTerms } from '../../http/people/people-terms.module.js';
import { attestingMaker } from '../../testing/attested-authenticator.js';
import { ActingWebAuthn } from './acting-webauthn.js';
import { NewActingPasskeys } from './new-acting-passkey.js';

type Maker = Awaited<ReturnType<typeof attestingMaker>>;

const ORIGIN = 'http://localhost:8080';
const CHALLENGE = Buffer.alloc(32, 7).toString('base64url');
const MODEL = '2fc0579f811347eab116bb5a8db9202a';
const AAGUID = '2fc0579f-8113-47ea-b116-bb5a8db9202a';
const network = { contracts: { partyAccountFactory: `0x${'7'.repeat(40)}` } } as Network;
const people = peopleTerms(readSettings(PEOPLE_SETTINGS, {}));

describe('a new passkey to act with', () => {
  let folder: string;
  let maker: Maker;
  let stranger: Maker;
  let settings: ActingSettings;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'makers-'));
    [maker, stranger] = [await attestingMaker(), await attestingMaker('0a')];
    const rootCertificatesFile = join(folder, 'makers.pem');
    await writeFile(rootCertificatesFile, maker.rootPem);
    settings = {
      ...{ attestation: 'direct', aaguids: [], allowsSynced: true, rootCertificatesFile },
      limits: { passkeysPerPerson: 10, accountChangesPerParty: 20, accountChangesKeptDays: 90 },
    };
  });
  afterAll(() => rm(folder, { recursive: true }));

  /** By the authenticator's statement, where it makes one. */
  const by = ({ certificate, privateKey }: Maker, more: Twist = {}): Twist => ({
    ...{ format: 'packed', aaguid: MODEL },
    attest: (signed) =>
      new Map<string, unknown>([
        ['alg', -7],
        ['sig', new Uint8Array(sign('sha256', signed, KeyObject.from(privateKey)))],
        ['x5c', [certificate]],
      ]),
    ...more,
  });

  async function made(twist: Twist, more: Partial<ActingSettings> = {}, key?: KeyObject) {
    const terms = await actingTerms({ ...settings, ...more });
    const passkeys = new NewActingPasskeys(terms, network, new ActingWebAuthn(people, terms, undefined as never));
    const options = { challenge: CHALLENGE, rp: { id: 'localhost' }, user: { id: 'AA' } };
    return passkeys.registered(new SoftwareAuthenticator(ORIGIN).create(options, twist, key), CHALLENGE);
  }
  const unasked = { attestation: 'none', rootCertificatesFile: undefined } as const;

  it('is of an authenticator that a trusted maker’s certificate vouches for, where one is asked for', async () => {
    expect(await made(by(maker))).toMatchObject({ attestation: 'packed', aaguid: AAGUID, isBackupEligible: false });
    const { key } = await made(by(maker), { aaguids: [AAGUID] });
    expect(key).toMatch(new RegExp(`^${passkeyVerifierOf(network).toLowerCase()}[0-9a-f]{128}$`));
  });

  it.each([
    ['that says nothing of itself', () => ({})],
    ['that vouches for itself', () => by(maker, { statement: new Map([['alg', -7]]) })],
    ['of a maker that is not trusted', () => by(stranger)],
    ['whose statement another made', () => by({ ...maker, privateKey: stranger.privateKey })],
    ['with a certificate that is none', () => by({ ...maker, certificate: new Uint8Array(9) })],
    ['in a form that has no roots', () => by(maker, { format: 'android-safetynet' })],
    ['in a form that nobody knows', () => by(maker, { format: 'hearsay' })],
  ] as [string, () => Twist][])('is not of one %s', async (_, twist) => {
    await expect(made(twist())).rejects.toMatchObject({ code: 'authenticator-not-accepted' });
  });

  it('is of the models that are accepted, which the refusal names', async () => {
    const other = 'ee882879-721c-4913-9775-3dfcce97072a';
    await expect(made(by(maker), { aaguids: [other] })).rejects.toMatchObject({
      code: 'authenticator-not-accepted',
      message: expect.stringMatching(new RegExp(`${AAGUID}.*Accepted are authenticators of the models.*${other}`)),
      details: { aaguids: [other] },
    });
  });

  it('is one that is copied to other devices only where that may be', async () => {
    const synced = { isSynced: true };
    expect(await made(synced, unasked)).toMatchObject({ isBackupEligible: true, attestation: 'none' });
    await expect(made(synced, { ...unasked, allowsSynced: false })).rejects.toMatchObject({
      code: 'authenticator-not-accepted',
      message: expect.stringContaining('keep their passkeys to themselves'),
    });
    expect(await made({}, { ...unasked, allowsSynced: false })).toMatchObject({ isBackupEligible: false });
  });

  it('comes without certificates where none are asked for, and its model is its own word', async () => {
    expect(await made({ aaguid: MODEL }, unasked)).toMatchObject({ aaguid: AAGUID, attestation: 'none' });
    await expect(made(by(maker), unasked)).rejects.toMatchObject({ code: 'passkey-answer-refused' });
  });

  it.each(['secp256k1', 'P-384'])('has no key of %s that says it is one of P-256', async (namedCurve) => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve });
    await expect(made({}, unasked, privateKey)).rejects.toMatchObject({ code: 'passkey-answer-refused' });
  });

  it.each([
    ['models that nobody vouches for', { ...unasked, aaguids: [AAGUID] }, 'ACTING_AAGUIDS'],
    ['an attestation without roots, which would be anybody’s', { rootCertificatesFile: undefined }, 'ACTING_ROOT'],
    ['roots that nobody asks for', { attestation: 'none' }, 'ACTING_ROOT'],
    ['roots that are not there', { rootCertificatesFile: '/nowhere.pem' }, 'ACTING_ROOT'],
  ] as [string, Partial<ActingSettings>, string][])('has no policy of %s', async (_, more, variable) => {
    const set = actingTerms({ ...settings, ...more });
    await expect(set).rejects.toThrow(SettingsInvalid);
    await expect(set).rejects.toThrow(variable);
  });
});
