import { createHash } from 'node:crypto';
import { decodeClientDataJSON } from '@simplewebauthn/server/helpers';
import { isFramed } from '../framed-answer.js';

/** Flags of authenticator data (WebAuthn Level 2, 6.1). */
const [USER_PRESENT, USER_VERIFIED] = [0x01, 0x04] as const;
/** 32 bytes of the relying party's hash, one of flags, four of the count. */
const LEAST_BYTES = 37;

export interface ExpectedAnswer {
  readonly type: 'webauthn.create' | 'webauthn.get';
  /** Base64url. */
  readonly challenge: string;
  readonly origins: readonly string[];
  readonly rpId: string;
}

/** What a browser or an authenticator did otherwise than it was asked, in a person's words; undefined when nothing but a signature is left to check. */
export function faultOfAnswer(
  clientDataJSON: string,
  authenticatorData: Uint8Array,
  { type, challenge, origins, rpId }: ExpectedAnswer,
): string | undefined {
  const client = clientDataOf(clientDataJSON);
  if (!client) return 'its client data is no JSON object';
  if (client.type !== type) return `it is of the type ${String(client.type).slice(0, 40)}, expected was ${type}`;
  if (client.challenge !== challenge) return 'it answers another challenge';
  if (!origins.includes(String(client.origin))) return `it was made on a page elsewhere than ${origins.join(', ')}`;
  if (isFramed(client)) return 'it was made inside another’s page';
  if (authenticatorData.length < LEAST_BYTES) return 'its authenticator data is too short';
  const relyingParty = createHash('sha256').update(rpId).digest();
  if (!relyingParty.equals(authenticatorData.subarray(0, 32))) return `it is of another domain than ${rpId}`;
  const flags = authenticatorData[32] ?? 0;
  if ((flags & USER_PRESENT) === 0) return 'nobody was there when it was made';
  if ((flags & USER_VERIFIED) === 0)
    return 'the authenticator did not make sure who was there (PIN, fingerprint, face)';
  return undefined;
}

/** As it came, whatever was in it. */
function clientDataOf(clientDataJSON: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const decoded: unknown = decodeClientDataJSON(clientDataJSON);
    return typeof decoded === 'object' && decoded !== null ? (decoded as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
