import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createAuthority } from '@tallystick/platform/certificates';
import { ed25519Of } from '../../testing/keys.js';
import { type EntranceSettings, GatewayEntrance } from './gateway-entrance.js';

let folder: string;
let settings: EntranceSettings;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entrance-'));
  const [authorityCertificateFile, authorityKeyFile] = [join(folder, 'ca.pem'), join(folder, 'ca-key.pem')];
  const files = await createAuthority({ commonName: 'Gateways', lifetimeDays: 30, nowMs: Date.now() });
  await writeFile(authorityCertificateFile, files.certificatePem);
  await writeFile(authorityKeyFile, files.privateKeyPem);
  const receiptKey = `EdDSA:${Buffer.from(ed25519Of('the log').verifying.publicKey).toString('base64url')}`;
  settings = {
    ...{ authorityCertificateFile, authorityKeyFile, receiptKey, brokers: 'mqtts://a.example:8883, mqtts://b.example' },
    ...{ certificateDays: 90, codeMinutesMax: 60, wrongAttemptsMax: 5, attemptsPerMinute: 5 },
  };
});
afterAll(() => rm(folder, { recursive: true }));

describe('the entrance for gateways', () => {
  it('is open when authority, brokers and receipt key are set', async () => {
    const { brokers, receiptKey } = (await GatewayEntrance.open(settings)).required();
    expect(brokers).toEqual(['mqtts://a.example:8883', 'mqtts://b.example']);
    expect(receiptKey.publicKey).toEqual(ed25519Of('the log').verifying.publicKey);
  });

  it('is closed, and lets the rest work, when none of them is', async () => {
    const nothing = { authorityCertificateFile: undefined, authorityKeyFile: undefined };
    const closed = await GatewayEntrance.open({ ...settings, ...nothing, brokers: undefined, receiptKey: undefined });
    expect(() => closed.required()).toThrow('GATEWAY_CA_CERTIFICATE_FILE');
  });

  it.each<[string, Partial<EntranceSettings>, string]>([
    ['one of them is missing', { brokers: undefined }, 'entrance-unsound'],
    ['a broker is no address', { brokers: 'mqtts://a.example, b.example' }, 'entrance-unsound'],
    ['a broker is something else', { brokers: 'https://a.example' }, 'entrance-unsound'],
    ['the receipt key names no algorithm', { receiptKey: 'AAAA' }, 'entrance-unsound'],
    ['the receipt key is none', { receiptKey: 'EdDSA:AAAA' }, 'public-key-unsound'],
  ])('does not open when %s', async (_, changes, code) => {
    await expect(GatewayEntrance.open({ ...settings, ...changes })).rejects.toMatchObject({ code });
  });
});
