import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import { DomainError } from '@tallystick/kernel';
import { type SignatureAlgorithm, type VerifyingKey, verifyingKeyOf } from '@tallystick/telemetry';

export class KeyFileExists extends DomainError {
  constructor(path: string) {
    super('key-file-exists', 'conflict', `${path} is there already; a key is never written over. Name another file.`);
  }
}

export class KeyFileUnreadable extends DomainError {
  constructor(path: string) {
    super('key-file-unreadable', 'invalid', `${path}: expected a private key in PEM (PKCS#8), Ed25519 or P-256`);
  }
}

/** Makes a key that only this user may read. It is there whole or not at all, and nothing of it leaves this machine. @throws KeyFileExists */
export async function createKeyFile(path: string, algorithm: SignatureAlgorithm): Promise<VerifyingKey> {
  const { privateKey } =
    algorithm === 'EdDSA' ? generateKeyPairSync('ed25519') : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  const file = await open(path, 'wx', 0o600).catch((error: unknown) => {
    throw (error as NodeJS.ErrnoException).code === 'EEXIST' ? new KeyFileExists(path) : error;
  });
  try {
    await file.chmod(0o600);
    await file.writeFile(pem);
    await file.sync();
  } finally {
    await file.close();
  }
  return verifyingKeyOf(privateKey);
}

/** @throws KeyFileUnreadable */
export async function readKeyFile(path: string): Promise<KeyObject> {
  try {
    const key = createPrivateKey(await readFile(path, 'utf8'));
    verifyingKeyOf(key);
    return key;
  } catch {
    throw new KeyFileUnreadable(path);
  }
}
