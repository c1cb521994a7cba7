import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { writeAtomically } from '@tallystick/platform';

/** All that must stay secret in an installation, generated on its first start. In production each part is kept by whom it belongs to. */
export interface Secrets {
  readonly operator: { readonly clientId: string; readonly clientSecret: string };
  readonly databasePasswords: Readonly<Record<'api' | 'worker' | 'ingest' | 'chain', string>>;
  /** Private keys, 0x and 64 hex digits. */
  readonly keys: {
    readonly deployer: string;
    readonly relayer: string;
    readonly registrar: string;
    readonly settlementBank: string;
    readonly verifier: string;
    /** The account under which the logs of sites are anchored. */
    readonly evidenceLog: string;
    /** Of the receipts that gateways get: the seed of an Ed25519 key. */
    readonly receipt: string;
  };
  readonly verifier: { readonly token: string; readonly nullifierKeyId: string; readonly nullifierKey: string };
  /** The seed is 64 hex digits. */
  readonly blindKey: { readonly token: string; readonly seed: string };
  /** 64 hex digits, from which the secrets of webhooks are derived. */
  readonly webhookKey: string;
}

export async function readOrCreateSecrets(secretsFile: string): Promise<Secrets> {
  const found = await readFound(secretsFile);
  const secrets = found ? completed(found) : generate();
  if (isDeepStrictEqual(secrets, found)) return secrets;
  await writeAtomically(secretsFile, `${JSON.stringify(secrets, null, 2)}\n`);
  return secrets;
}

/** Folders that were begun before the duplicate registry, evidence or webhooks get their secrets now; all that they have stays as it is. */
function completed(found: FoundSecrets): Secrets {
  const { databasePasswords, keys, blindKey = newBlindKey(), webhookKey = newHexKey(), ...others } = found;
  return {
    ...others,
    databasePasswords: { ingest: word(), ...databasePasswords },
    keys: { evidenceLog: newSigningKey(), receipt: newSigningKey(), ...keys },
    blindKey,
    webhookKey,
  };
}

/** What an older product did not generate may be missing. */
interface FoundSecrets extends Omit<Secrets, 'blindKey' | 'webhookKey' | 'keys' | 'databasePasswords'> {
  readonly blindKey?: Secrets['blindKey'];
  readonly webhookKey?: string;
  readonly keys: Older<Secrets['keys'], 'evidenceLog' | 'receipt'>;
  readonly databasePasswords: Older<Secrets['databasePasswords'], 'ingest'>;
}

type Older<All, New extends keyof All> = Omit<All, New> & Partial<Pick<All, New>>;

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
    databasePasswords: { api: word(), worker: word(), ingest: word(), chain: word() },
    keys: {
      deployer: newSigningKey(),
      relayer: newSigningKey(),
      registrar: newSigningKey(),
      settlementBank: newSigningKey(),
      verifier: newSigningKey(),
      evidenceLog: newSigningKey(),
      receipt: newSigningKey(),
    },
    verifier: { token: word(), nullifierKeyId: '1', nullifierKey: newSigningKey() },
    blindKey: newBlindKey(),
    webhookKey: newHexKey(),
  };
}

const newHexKey = () => randomBytes(32).toString('hex');
const newBlindKey = () => ({ token: word(), seed: newHexKey() });

const word = () => randomBytes(32).toString('base64url');

/** The top bit is cleared: so every value but zero lies below the order of secp256k1, and zero has no chance. */
export function newSigningKey(): string {
  const bytes = randomBytes(32);
  bytes[0] = (bytes[0] ?? 0) & 0x7f;
  return `0x${bytes.toString('hex')}`;
}
