import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { DomainError } from '@tallystick/kernel';
import { writeAtomically } from '@tallystick/platform';
import type { SignatureAlgorithm } from '@tallystick/telemetry';

const OWNER_ONLY = 0o600;
const OTHERS = 0o077;

export class PrivateKeyExposed extends DomainError {
  constructor(path: string) {
    super(
      'private-key-exposed',
      'invalid',
      `${path} can be read by others: expected it for its owner alone (chmod 600).`,
    );
  }
}

/** The key in this file, made when there is none. What signs is told from its algorithm by `signerOf`. @throws PrivateKeyExposed */
export async function privateKeyIn(path: string, algorithm: SignatureAlgorithm): Promise<KeyObject> {
  return (await findPrivateKey(path)) ?? (await makePrivateKey(path, algorithm));
}

async function findPrivateKey(path: string): Promise<KeyObject | undefined> {
  try {
    const { mode } = await stat(path);
    if ((mode & OTHERS) !== 0) throw new PrivateKeyExposed(path);
    return createPrivateKey(await readFile(path, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** On disk before it is used: what it signs must be known again. */
async function makePrivateKey(path: string, algorithm: SignatureAlgorithm): Promise<KeyObject> {
  const { privateKey } =
    algorithm === 'EdDSA' ? generateKeyPairSync('ed25519') : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  await writeAtomically(path, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), OWNER_ONLY);
  return privateKey;
}
