import {
  actingKeyDigest,
  type ActingKeyPossession,
  type Approval,
  approvalDigest,
  challengeOfDigest,
  type ConfiguredAccount,
  encodePasskeyAssertion,
  type Network,
  type PasskeyAssertion,
  passkeyVerifierOf,
} from '@tallystick/act-types';
import { concat, dataSlice, decodeBase64, hexlify } from 'ethers';
import { type ActView, checkedDigest, type Expectations } from './check-act.js';
import type { components } from './generated/schema.js';

export type ActingPasskey = components['schemas']['ActingPasskeyView'];

/** What a page asks an authenticator for: for PublicKeyCredential.parseRequestOptionsFromJSON and navigator.credentials.get. */
export interface PasskeyRequest {
  readonly challenge: string;
  readonly rpId: string;
  readonly userVerification: 'required';
  readonly allowCredentials: readonly {
    readonly id: string;
    readonly type: 'public-key';
    readonly transports: readonly string[];
  }[];
}

/** The passkeys that may answer, and to which domain they are bound. */
export interface Answerers {
  readonly passkeys: readonly Pick<ActingPasskey, 'credentialId' | 'transports'>[];
  readonly rpId: string;
}

/** The server asked for a signature on something else than the possession of this key. */
export class PossessionDiffers extends Error {
  constructor(problem: string) {
    super(`The passkey was not asked to sign: ${problem}`);
    this.name = 'PossessionDiffers';
  }
}

/** x and y at the end of a SubjectPublicKeyInfo of P-256. */
const [POINT_BYTES, SPKI_BYTES] = [64, 91] as const;

/**
 * The request that has a person approve an act for their party's account, by a digest computed here from the act that is shown. Throws
 * `ActDiffers`.
 */
export function approvalRequest(
  act: ActView,
  network: Network,
  account: ConfiguredAccount,
  answerers: Answerers,
  expected?: Expectations,
): PasskeyRequest {
  return requestOf(approvalDigest(account, checkedDigest(act, network, expected)), answerers);
}

/**
 * The request that has a person approve a change of the account, by the digest that `checkedAccountChange` computed. Its answer is made an
 * approval by `approvalByPasskey`.
 */
export function changeApprovalRequest(
  digest: string,
  account: ConfiguredAccount,
  answerers: Answerers,
): PasskeyRequest {
  return requestOf(approvalDigest(account, digest), answerers);
}

/**
 * The request that has a new key prove that the person has it. Throws `PossessionDiffers` unless the server names the key that the browser made,
 * and the digest is that of `ActingKeyPossession`.
 * @param own what the page knows by itself: who is signed in, and the key by `keyOfNewPasskey`
 */
export function possessionRequest(
  passkey: ActingPasskey,
  network: Network,
  own: Omit<ActingKeyPossession, 'account'>,
  rpId: string,
): PasskeyRequest {
  const { possession } = passkey;
  if (!possession) throw new PossessionDiffers(`it is ${passkey.state} already`);
  const named = { ...own, account: possession.account };
  const digest = actingKeyDigest(named, network);
  for (const field of ['person', 'party', 'key'] as const) {
    if (possession[field] !== own[field])
      throw new PossessionDiffers(`its ${field} is ${possession[field]}, it should be ${own[field]}`);
  }
  if (possession.digest !== digest)
    throw new PossessionDiffers(`the digest is ${digest}, the server says ${possession.digest}`);
  return requestOf(digest, { passkeys: [passkey], rpId });
}

/** The key as accounts have it, of the answer's own `getPublicKey()` in base64url. Throws `PossessionDiffers` for a key that is none of P-256. */
export function keyOfNewPasskey(publicKey: string, network: Network): string {
  const spki = decodeBase64(
    publicKey
      .replaceAll('-', '+')
      .replaceAll('_', '/')
      .padEnd(Math.ceil(publicKey.length / 4) * 4, '='),
  );
  if (spki.length !== SPKI_BYTES) throw new PossessionDiffers('the new key is none of P-256');
  const point = dataSlice(hexlify(spki), SPKI_BYTES - POINT_BYTES);
  return concat([passkeyVerifierOf(network), point]);
}

/** A person's word on a change of the account, for `accountSignature` to put together with the others'. Throws `AssertionMalformed`. */
export function approvalByPasskey(
  { key }: Pick<ActingPasskey, 'key'>,
  answer: { readonly response: PasskeyAssertion },
): Approval {
  return { key, signature: encodePasskeyAssertion(answer.response) };
}

function requestOf(digest: string, { passkeys, rpId }: Answerers): PasskeyRequest {
  const allowCredentials = passkeys.map(({ credentialId: id, transports }) => ({
    ...{ id, type: 'public-key' as const, transports },
  }));
  return { challenge: challengeOfDigest(digest), rpId, userVerification: 'required', allowCredentials };
}
