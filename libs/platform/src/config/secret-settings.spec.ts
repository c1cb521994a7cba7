import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { maskOf, secretsOf } from '../logging/secrets-masked.js';
import { isSecret } from './secret-settings.js';
import { readSettings, SettingsInvalid, textSetting } from './settings.js';

const SECRET = 'a-secret-of-a-file-0123456789';
const schema = { token: textSetting('VERIFIER_TOKEN', 'a token'), name: textSetting('NAME', 'a name', 'nobody') };

describe('a secret in a file', () => {
  let folder: string;
  const file = (name: string) => join(folder, name);
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tallystick-secrets-'));
    writeFileSync(file('token'), `${SECRET}\n`);
    writeFileSync(file('empty'), '\n');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is read by the name of its setting and _FILE, without the end of its line', () => {
    expect(readSettings(schema, { VERIFIER_TOKEN_FILE: file('token') }).token).toBe(SECRET);
    expect(readSettings(schema, { VERIFIER_TOKEN: 'given', VERIFIER_TOKEN_FILE: '' }).token).toBe('given');
  });

  it.each([
    ['is there twice', { VERIFIER_TOKEN: 'given' }, 'token', 'expected it, or VERIFIER_TOKEN_FILE, and not both'],
    ['is not there', {}, 'none', 'expected in VERIFIER_TOKEN_FILE the path of a file that can be read (ENOENT)'],
    ['is empty', {}, 'empty', 'expected a secret in the file of VERIFIER_TOKEN_FILE, which is empty'],
  ])('is a fault of its setting when it %s, told with all others and without what it is', (_, more, name, fault) => {
    const wrong = { ...schema, other: textSetting('OTHER', 'another') };
    const read = () => readSettings(wrong, { ...more, VERIFIER_TOKEN_FILE: file(name) });
    expect(read).toThrow(new SettingsInvalid([`VERIFIER_TOKEN: ${fault}`, 'OTHER: is not set; expected another']));
  });

  it('is not looked for where the setting is none', () => {
    expect(readSettings(schema, { VERIFIER_TOKEN: 'given', NAME_FILE: file('token') }).name).toBe('nobody');
  });

  it('is masked in the log like any other', () => {
    const mask = maskOf(secretsOf({ VERIFIER_TOKEN_FILE: file('token'), RELAYER_KEYS_FILE: file('none') }));
    expect(mask(`it sent ${SECRET}`)).toBe('it sent [secret]');
  });
});

describe('what counts as a secret', () => {
  it.each(['DATABASE_URL', 'DATABASE_OWNER_URL', 'RELAYER_KEYS', 'BLIND_KEY_SEED', 'API_DATABASE_PASSWORD'])(
    'is %s',
    (variable) => expect(isSecret(variable)).toBe(true),
  );
  it.each(['RECEIPT_PUBLIC_KEY', 'CHAIN_RPC_URL', 'HTTP_TLS_KEY_FILE', 'DEPLOYMENT_FILE'])('is not %s', (variable) =>
    expect(isSecret(variable)).toBe(false),
  );
});
