import {
  cose,
  decodeAttestationObject,
  decodeClientDataJSON,
  decodeCredentialPublicKey,
} from '@simplewebauthn/server/helpers';
import { isFramed } from '../../domain/framed-answer.js';

interface Answer {
  readonly response: { readonly clientDataJSON: string };
}

/** The challenge that an answer says it answers; undefined if it says none that can be read. */
export function challengeOf({ response }: Answer): string | undefined {
  try {
    const { challenge } = decodeClientDataJSON(response.clientDataJSON);
    return typeof challenge === 'string' ? challenge : undefined;
  } catch {
    return undefined;
  }
}

/** Nobody signs in inside another's page. Throws otherwise. */
export function requireSameOrigin({ response }: Answer): void {
  if (isFramed(decodeClientDataJSON(response.clientDataJSON))) throw new Error('made inside another’s page');
}

/**
 * We ask for no attestation, and a browser then sends none, or one that a passkey makes of itself. One with certificates is refused unread:
 * it would prove nothing that we ask for, and to check it is to parse certificates of a stranger's making, and to fetch the revocation
 * lists that they name. Throws otherwise.
 */
export function requireSelfMade({ response }: { readonly response: { readonly attestationObject: string } }): void {
  const attestation = decodeAttestationObject(new Uint8Array(Buffer.from(response.attestationObject, 'base64url')));
  const format = attestation.get('fmt');
  const isSelfMade = format === 'none' || (format === 'packed' && attestation.get('attStmt').get('x5c') === undefined);
  if (!isSelfMade) throw new Error(`an attestation of the format ${format} with certificates`);
}

/** Of a P-256 key x and y in 128 lower-case hex digits; null of any other. */
export function p256PointOf(publicKey: Uint8Array): string | null {
  const key = decodeCredentialPublicKey(new Uint8Array(publicKey));
  if (!cose.isCOSEPublicKeyEC2(key)) return null;
  const [x, y] = [key.get(cose.COSEKEYS.x), key.get(cose.COSEKEYS.y)];
  return x && y ? Buffer.concat([x, y]).toString('hex') : null;
}
