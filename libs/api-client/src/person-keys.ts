import { challengeOfDigest, encodeWebAuthnAuth } from '@tallystick/act-types';
import { concat, getBytes, hexlify, sha256, toBeHex, toUtf8Bytes } from 'ethers';
import { keySigner } from './act-signer.js';
import type { PersonKey } from './party-account.js';

const P256 = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const USER_PRESENT_AND_VERIFIED = 0x05;
const COUNTER_BYTES = 4;

export interface PasskeyTerms {
  /** The one contract that checks passkeys, fixed in every party account. */
  readonly verifier: string;
  /** The relying party's id, such as a host name: a passkey of another one is refused. */
  readonly rpId: string;
}

/** A secp256k1 key of a person (0x and 64 hex digits). */
export function personKey(privateKey: string): PersonKey {
  const signer = keySigner(privateKey);
  return { key: signer.account, sign: (digest) => signer.signDigest(digest) };
}

/** A new passkey in software: it answers as a telephone would, for tests and for machines that stand in for a person. */
export async function softwarePasskey(terms: PasskeyTerms): Promise<PersonKey> {
  const { privateKey, publicKey } = await crypto.subtle.generateKey(P256, false, ['sign', 'verify']);
  const point = new Uint8Array(await crypto.subtle.exportKey('raw', publicKey));
  return {
    // Without the leading byte that says that both coordinates follow.
    key: concat([terms.verifier, point.subarray(1)]),
    sign: async (digest) => {
      const client = clientData(digest, terms.rpId);
      const authenticator = authenticatorData(terms.rpId);
      const message = getBytes(concat([authenticator, sha256(toUtf8Bytes(client))]));
      const raw = new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, message));
      const [r, s] = [raw.subarray(0, 32), raw.subarray(32)].map((half) => BigInt(hexlify(half))) as [bigint, bigint];
      return encodeWebAuthnAuth({ r, s, authenticatorData: authenticator, clientData: client });
    },
  };
}

function clientData(digest: string, rpId: string): string {
  const challenge = challengeOfDigest(digest);
  return JSON.stringify({ type: 'webauthn.get', challenge, origin: `https://${rpId}`, crossOrigin: false });
}

function authenticatorData(rpId: string): string {
  const counter = crypto.getRandomValues(new Uint8Array(COUNTER_BYTES));
  return concat([sha256(toUtf8Bytes(rpId)), toBeHex(USER_PRESENT_AND_VERIFIED, 1), counter]);
}
