import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { encode } from 'cborg';
import { DECOY } from './decoy-passkey.js';
import { challengeOf, p256PointOf, requireSameOrigin, requireSelfMade } from './passkey-answer.js';

const base64Url = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64url');
const attested = (fmt: string, ...statement: [string, unknown][]) => {
  const attestation = new Map<string, unknown>([
    ['fmt', fmt],
    ['attStmt', new Map(statement)],
    ['authData', new Uint8Array(37)],
  ]);
  return { response: { attestationObject: base64Url(encode(attestation)) } };
};
const client = (data: unknown) => ({ response: { clientDataJSON: base64Url(JSON.stringify(data)) } });

describe('what a passkey answers', () => {
  it('is taken without an attestation, or with one that the passkey made of itself', () => {
    expect(() => requireSelfMade(attested('none'))).not.toThrow();
    const signature = [
      ['alg', -7],
      ['sig', new Uint8Array(64)],
    ] as [string, unknown][];
    expect(() => requireSelfMade(attested('packed', ...signature))).not.toThrow();
  });

  it.each(['packed', 'apple', 'tpm', 'android-key', 'fido-u2f'])('is not taken with certificates (%s)', (format) => {
    expect(() => requireSelfMade(attested(format, ['x5c', [new Uint8Array(8)]]))).toThrow('with certificates');
  });

  it('is not taken from inside another’s page', () => {
    expect(() => requireSameOrigin(client({ crossOrigin: false }))).not.toThrow();
    expect(() => requireSameOrigin(client({}))).not.toThrow();
    expect(() => requireSameOrigin(client({ crossOrigin: true }))).toThrow();
    for (const topOrigin of ['https://evil.example', 'https://our.example', '', null])
      expect(() => requireSameOrigin(client({ crossOrigin: false, topOrigin }))).toThrow();
  });

  it.each([
    ['no JSON', 'hello'],
    ['no object', 'null'],
    ['a number for a challenge', '{"challenge":7}'],
  ])('names no challenge when it is %s', (_what, text) => {
    expect(challengeOf({ response: { clientDataJSON: base64Url(text) } })).toBeUndefined();
  });

  it('names the challenge that it answers', () => {
    expect(challengeOf(client({ challenge: 'abc' }))).toBe('abc');
  });
});

describe('the point of a passkey', () => {
  it('is x and y of a P-256 key, each of 32 bytes', () => {
    expect(p256PointOf(DECOY.publicKey)).toMatch(/^[0-9a-f]{128}$/);
  });

  it('is none of a key on another curve', () => {
    const { x = '' } = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' });
    const key = new Map<number, unknown>([
      [1, 1],
      [3, -8],
      [-1, 6],
      [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
    ]);
    expect(p256PointOf(encode(key))).toBeNull();
  });
});
