import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { computeAddress } from 'ethers';
import { readOrCreateSecrets } from './secrets.js';

describe('the secrets of an installation', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tallystick-secrets-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('are generated once, kept to their owner, and the same afterwards', async () => {
    const file = join(folder, 'secrets.json');
    const first = await readOrCreateSecrets(file);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readOrCreateSecrets(file)).toEqual(first);
  });

  it('differ from one installation to the next, and from one use to another', async () => {
    const [one, two] = await Promise.all(['a.json', 'b.json'].map((name) => readOrCreateSecrets(join(folder, name))));
    const all = [one, two].flatMap((secrets) => [
      secrets!.operator.clientSecret,
      ...Object.values(secrets!.databasePasswords),
      ...Object.values(secrets!.keys),
      secrets!.verifier.token,
      secrets!.verifier.nullifierKey,
      secrets!.blindKey.token,
      secrets!.blindKey.seed,
      secrets!.webhookKey,
    ]);
    expect(new Set(all).size).toBe(all.length);
  });

  it('are completed in a folder that was begun before there was evidence', async () => {
    const file = join(folder, 'secrets.json');
    const { keys, databasePasswords, webhookKey, ...others } = await readOrCreateSecrets(file);
    const { evidenceLog, receipt, ...olderKeys } = keys;
    const { ingest, ...olderPasswords } = databasePasswords;
    await writeFile(file, JSON.stringify({ ...others, databasePasswords: olderPasswords, keys: olderKeys }));
    const completed = await readOrCreateSecrets(file);
    expect(completed).toMatchObject({ ...others, databasePasswords: olderPasswords, keys: olderKeys });
    const { evidenceLog: log, receipt: ofReceipts } = completed.keys;
    const made = [completed.databasePasswords.ingest, completed.webhookKey, log, ofReceipts];
    expect(new Set([ingest, webhookKey, evidenceLog, receipt, ...made]).size).toBe(8);
    expect(await readOrCreateSecrets(file)).toEqual(completed);
  });

  it('are completed in a folder that was begun before the duplicate registry, once, and otherwise unchanged', async () => {
    const file = join(folder, 'secrets.json');
    const { blindKey, ...older } = await readOrCreateSecrets(file);
    await writeFile(file, JSON.stringify(older));
    const completed = await readOrCreateSecrets(file);
    expect(completed).toMatchObject(older);
    expect(completed.blindKey.seed).toMatch(/^[0-9a-f]{64}$/);
    expect(completed.blindKey).not.toEqual(blindKey);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readOrCreateSecrets(file)).toEqual(completed);
  });

  it('are completed in a folder that was begun before webhooks', async () => {
    const file = join(folder, 'secrets.json');
    const { webhookKey, ...older } = await readOrCreateSecrets(file);
    await writeFile(file, JSON.stringify(older));
    const completed = await readOrCreateSecrets(file);
    expect(completed).toEqual({ ...older, webhookKey: completed.webhookKey });
    expect(completed.webhookKey).toMatch(/^[0-9a-f]{64}$/);
    expect(completed.webhookKey).not.toBe(webhookKey);
    expect(await readOrCreateSecrets(file)).toEqual(completed);
  });

  it('hold keys that can sign', async () => {
    const { keys } = await readOrCreateSecrets(join(folder, 'secrets.json'));
    for (const key of Object.values(keys)) expect(computeAddress(key)).toMatch(/^0x[0-9a-fA-F]{40}$/);
  });
});
