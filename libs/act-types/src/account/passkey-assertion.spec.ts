import { describe, expect, it } from '@jest/globals';
import { AbiCoder, keccak256, toUtf8Bytes } from 'ethers';
import { AssertionMalformed, challengeOfDigest, encodePasskeyAssertion } from './passkey-assertion.js';

const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const CLIENT = '{"type":"webauthn.get","challenge":"AA","origin":"https://portal.example"}';
const base64Url = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64url');

function integer(value: bigint): Buffer {
  const hex = value.toString(16);
  const bytes = Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex');
  const signed = (bytes[0] ?? 0) > 0x7f ? Buffer.concat([Buffer.alloc(1), bytes]) : bytes;
  return Buffer.concat([Buffer.from([2, signed.length]), signed]);
}
function der(...values: readonly bigint[]): Buffer {
  const body = Buffer.concat(values.map(integer));
  return Buffer.concat([Buffer.from([0x30, body.length]), body]);
}
const answer = (signature: Uint8Array, client = CLIENT) => ({
  ...{ authenticatorData: base64Url(new Uint8Array(37)), clientDataJSON: base64Url(client) },
  signature: base64Url(signature),
});
const FIELDS = ['bytes32', 'bytes32', 'uint256', 'uint256', 'bytes', 'string'];
type Parts = readonly [string, string, bigint, bigint, string, string];
const decoded = (encoded: string) => AbiCoder.defaultAbiCoder().decode(FIELDS, encoded) as unknown as Parts;

describe('a passkey’s answer for the chain', () => {
  it('has its parts side by side, and says where challenge and type stand', () => {
    const [r, s, challengeAt, typeAt, authenticatorData, client] = decoded(encodePasskeyAssertion(answer(der(5n, 7n))));
    expect([BigInt(r), BigInt(s), authenticatorData, client]).toEqual([5n, 7n, `0x${'00'.repeat(37)}`, CLIENT]);
    expect(CLIENT.slice(Number(challengeAt))).toMatch(/^"challenge":"AA"/);
    expect(CLIENT.slice(Number(typeAt))).toMatch(/^"type":"webauthn.get"/);
  });

  it('has the low of the two forms of its signature, whichever the authenticator gave', () => {
    const [low, high] = [7n, ORDER - 7n].map((s) => encodePasskeyAssertion(answer(der(ORDER - 1n, s))));
    expect(high).toBe(low);
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['no sequence', Buffer.from([2, 1, 1])],
    ['one number', der(1n)],
    ['three numbers', der(1n, 2n, 3n)],
    ['cut short', der(1n, 2n).subarray(0, -1)],
    ['with more behind it', Buffer.concat([der(1n, 2n), Buffer.from([0])])],
    ['a number without digits', Buffer.from([0x30, 5, 2, 0, 2, 1, 1])],
    ['above the order', der(1n, ORDER)],
  ])('is none with a signature that is %s', (_, signature) => {
    expect(() => encodePasskeyAssertion(answer(signature))).toThrow(AssertionMalformed);
  });

  it('is none in bytes that are no text, or in no base64url', () => {
    expect(() => encodePasskeyAssertion({ ...answer(der(1n, 2n)), clientDataJSON: '_____w' })).toThrow(
      AssertionMalformed,
    );
  });
});

describe('the challenge of a digest', () => {
  it('is its bytes in base64url', () => {
    const digest = keccak256(toUtf8Bytes('x'));
    expect(challengeOfDigest(digest)).toBe(base64Url(Buffer.from(digest.slice(2), 'hex')));
  });
});
