import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { writeAtomically } from '@tallystick/platform';

/** All that must stay secret in an installation, generated on its first start. In production each part is kept by whom it belongs to. */
export interface Secrets {
  readonly operator: { readonly clientId: string; readonly clientSecret: string };
  readonly databasePasswords: { readonly api: string; readonly worker: string; readonly chain: string };
  /** Private keys, 0x and 64 hex digits. */
  readonly keys: {
    readonly deployer: string;
    readonly relayer: string;
    readonly registrar: string;
    readonly settlementBank: string;
    readonly verifier: string;
  };
  readonly verifier: { readonly token: string; readonly nullifierKeyId: string; readonly nullifierKey: string };
  /** The seed is 64 hex digits. */
  readonly blindKey: { readonly token: string; readonly seed: string };
}

export async function readOrCreateSecrets(secretsFile: string): Promise<Secrets> {
  const found = await readFound(secretsFile);
  // Folders that were begun before the duplicate registry get its secrets now; all that they have stays as it is.
  if (found?.blindKey) return { ...found, blindKey: found.blindKey };
  const secrets = found ? { ...found, blindKey: newBlindKey() } : generate();
  await writeAtomically(secretsFile, `${JSON.stringify(secrets, null, 2)}\n`);
  return secrets;
}

type FoundSecrets = Omit<Secrets, 'blindKey'> & Partial<Pick<Secrets, 'blindKey'>>;

async function readFound(secretsFile: string): Promise<FoundSecrets | undefined> {
  try {
    return JSON.parse(await readFile(secretsFile, 'utf8')) as FoundSecrets;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return undefined;
  }
}

function generate(): Secrets {
  return {
    operator: { clientId: 'operator', clientSecret: word() },
    databasePasswords: { api: word(), worker: word(), chain: word() },
    keys: {
      deployer: newSigningKey(),
      relayer: newSigningKey(),
      registrar: newSigningKey(),
      settlementBank: newSigningKey(),
      verifier: newSigningKey(),
    },
    verifier: { token: word(), nullifierKeyId: '1', nullifierKey: newSigningKey() },
    blindKey: newBlindKey(),
  };
}

const newBlindKey = () => ({ token: word(), seed: randomBytes(32).toString('hex') });

const word = () => randomBytes(32).toString('base64url');

/** The top bit is cleared: so every value but zero lies below the order of secp256k1, and zero has no chance. */
export function newSigningKey(): string {
  const bytes = randomBytes(32);
  bytes[0] = (bytes[0] ?? 0) & 0x7f;
  return `0x${bytes.toString('hex')}`;
}
