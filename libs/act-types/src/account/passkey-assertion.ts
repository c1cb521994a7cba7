import { AbiCoder, decodeBase64, hexlify, toBeHex, toUtf8String } from 'ethers';

/** What an authenticator answered, as `PublicKeyCredential.toJSON()` has it: base64url without padding. */
export interface PasskeyAssertion {
  readonly authenticatorData: string;
  readonly clientDataJSON: string;
  /** DER (RFC 3279) of r and s. */
  readonly signature: string;
}

/** The answer is none that a passkey gives. */
export class AssertionMalformed extends Error {
  constructor(problem: string) {
    super(`The passkey’s answer cannot be read: ${problem}`);
    this.name = 'AssertionMalformed';
  }
}

const P256_ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const [SEQUENCE, INTEGER] = [0x30, 0x02] as const;

/** What the chain is given of an answer. */
export interface WebAuthnAuth {
  readonly r: bigint;
  readonly s: bigint;
  /** 0x hex. */
  readonly authenticatorData: string;
  /** JSON, as the browser made it. */
  readonly clientData: string;
}

/**
 * As OpenZeppelin decodes it, its six fields side by side, 0x hex. Of the two forms of a signature the chain takes the one with the low s, and
 * authenticators give either.
 */
export function encodeWebAuthnAuth({ r, s, authenticatorData, clientData }: WebAuthnAuth): string {
  const lowS = s > P256_ORDER / 2n ? P256_ORDER - s : s;
  const places = ['"challenge"', '"type"'].map((name) => Math.max(0, clientData.indexOf(name)));
  return AbiCoder.defaultAbiCoder().encode(
    ['bytes32', 'bytes32', 'uint256', 'uint256', 'bytes', 'string'],
    [toBeHex(r, 32), toBeHex(lowS, 32), ...places, authenticatorData, clientData],
  );
}

/** The same of an answer as the browser gives it. Throws `AssertionMalformed`. */
export function encodePasskeyAssertion({ authenticatorData, clientDataJSON, signature }: PasskeyAssertion): string {
  const [r, s] = pairOf(bytesOf(signature));
  const clientData = textOf(clientDataJSON);
  return encodeWebAuthnAuth({ r, s, authenticatorData: hexlify(bytesOf(authenticatorData)), clientData });
}

/** 32 bytes, 0x hex, as the challenge that a passkey is asked to answer: base64url without padding. */
export function challengeOfDigest(digest: string): string {
  const bytes =
    digest
      .slice(2)
      .match(/../g)
      ?.map((pair) => parseInt(pair, 16)) ?? [];
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

function bytesOf(base64Url: string): Uint8Array {
  const padding = '='.repeat((4 - (base64Url.length % 4)) % 4);
  try {
    return decodeBase64(base64Url.replaceAll('-', '+').replaceAll('_', '/') + padding);
  } catch {
    throw new AssertionMalformed('it is not base64url');
  }
}

function textOf(base64Url: string): string {
  try {
    return toUtf8String(bytesOf(base64Url));
  } catch {
    throw new AssertionMalformed('its client data is no text');
  }
}

/** r and s. */
function pairOf(der: Uint8Array): readonly [bigint, bigint] {
  if (der[0] !== SEQUENCE || der[1] !== der.length - 2)
    throw new AssertionMalformed('its signature is no DER sequence of two numbers');
  const first = integerAt(der, 2);
  const second = integerAt(der, first.end);
  if (second.end !== der.length) throw new AssertionMalformed('its signature has more than two numbers');
  return [first.value, second.value];
}

function integerAt(der: Uint8Array, start: number): { readonly value: bigint; readonly end: number } {
  const end = start + 2 + (der[start + 1] ?? 0);
  if (der[start] !== INTEGER || end > der.length || end === start + 2)
    throw new AssertionMalformed('its signature is no DER sequence of two numbers');
  const value = BigInt(hexlify(der.subarray(start + 2, end)));
  if (value >= P256_ORDER) throw new AssertionMalformed('its signature is none of P-256');
  return { value, end };
}
