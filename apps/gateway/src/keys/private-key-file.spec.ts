import { chmod, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { verifyingKeyOf } from '@tallystick/telemetry';
import { PrivateKeyExposed, privateKeyIn } from './private-key-file.js';

describe('a key in a file', () => {
  let folder: string;
  let path: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tallystick-key-'));
    path = join(folder, 'key.pem');
  });
  afterEach(() => rm(folder, { recursive: true }));

  it.each(['EdDSA', 'ES256'] as const)('of %s is made once, for its owner alone', async (algorithm) => {
    const made = verifyingKeyOf(await privateKeyIn(path, algorithm));
    expect(made.algorithm).toBe(algorithm);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(verifyingKeyOf(await privateKeyIn(path, 'EdDSA')).publicKey).toEqual(made.publicKey);
  });

  it('that others can read is not used', async () => {
    await privateKeyIn(path, 'EdDSA');
    await chmod(path, 0o640);
    await expect(privateKeyIn(path, 'EdDSA')).rejects.toThrow(PrivateKeyExposed);
  });
});
