import { describe, expect, it } from '@jest/globals';
import { ed25519Of } from '../../testing/keys.js';
import { PublicKeyUnsound } from './verifying-key.js';
import { keepKeys } from './verifying-keys.js';

const [first, second, third] = ['first', 'second', 'third'].map((name) => ed25519Of(name).verifying.publicKey) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
];

describe('kept keys', () => {
  it('are made once', () => {
    const keyOf = keepKeys(2);
    expect(keyOf('EdDSA', first)).toBe(keyOf('EdDSA', Uint8Array.from(first)));
  });

  it('are as many as may be kept, those used last', () => {
    const keyOf = keepKeys(2);
    const [one, two] = [keyOf('EdDSA', first), keyOf('EdDSA', second)];
    keyOf('EdDSA', first);
    keyOf('EdDSA', third);
    expect(keyOf('EdDSA', first)).toBe(one);
    expect(keyOf('EdDSA', second)).not.toBe(two);
  });

  it('are none of what is no key', () => {
    expect(() => keepKeys()('EdDSA', new Uint8Array(32))).toThrow(PublicKeyUnsound);
  });
});
