import { createECDH, createHash, createPrivateKey, type KeyObject, sign } from 'node:crypto';
import { concat, hexlify, toBeHex, toBigInt } from 'ethers';
import { behindOffsets, bytes, word } from './abi.js';

const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const WORD = 32;
/** r, s and where two members of the client's data lie. */
const HEAD_WORDS = 4;
const USER_PRESENT_AND_VERIFIED = 0x05;
const COUNTER = Buffer.from([0, 0, 0, 7]);

/** A P-256 key and what an authenticator and a browser make of it. It follows from its secret, so that a run can be repeated. */
export class Passkey {
  /** x and y. */
  readonly point: string;
  readonly #key: KeyObject;

  constructor(secret: string) {
    const ecdh = createECDH('prime256v1');
    const d = toBeHex((toBigInt(secret) % (ORDER - 1n)) + 1n, WORD);
    ecdh.setPrivateKey(d.slice(2), 'hex');
    // Without the leading byte that says that both coordinates follow.
    const point = ecdh.getPublicKey().subarray(1);
    this.point = hexlify(point);
    const [x, y] = [point.subarray(0, WORD), point.subarray(WORD)].map((each) => each.toString('base64url'));
    const jwk = { kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '', d: base64url(d) };
    this.#key = createPrivateKey({ key: jwk, format: 'jwk' });
  }

  /** @param challenge 32 bytes @param site the relying party’s id */
  assert(challenge: string, site: string): string {
    const origin = `https://${site}`;
    const asked = { type: 'webauthn.get', challenge: base64url(challenge), origin, crossOrigin: false };
    const client = JSON.stringify(asked);
    const authenticator = Buffer.concat([sha256(site), Buffer.from([USER_PRESENT_AND_VERIFIED]), COUNTER]);
    const message = Buffer.concat([authenticator, sha256(client)]);
    const raw = sign('sha256', message, { key: this.#key, dsaEncoding: 'ieee-p1363' });
    const [r, s] = [hexOf(raw.subarray(0, WORD)), BigInt(hexOf(raw.subarray(WORD)))];
    // Of the two forms of a signature the chain takes the one with the low s.
    const low = s > ORDER / 2n ? ORDER - s : s;
    const at = [client.indexOf('"challenge"'), client.indexOf('"type"')].map(BigInt);
    return `0x${[r, low, ...at].map(word).join('')}${inTail(HEAD_WORDS, [authenticator, Buffer.from(client)])}`;
  }

  /** How an account knows it. */
  keyFor(verifier: string): string {
    return concat([verifier, this.point]);
  }
}

/** Two members of a tuple that lie behind its other words. */
function inTail(wordsBefore: number, members: readonly Buffer[]): string {
  return behindOffsets(
    members.map((member) => bytes(hexOf(member))),
    wordsBefore,
  );
}

function hexOf(buffer: Buffer): string {
  return `0x${buffer.toString('hex')}`;
}

function base64url(hex: string): string {
  return Buffer.from(hex.slice(2), 'hex').toString('base64url');
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
