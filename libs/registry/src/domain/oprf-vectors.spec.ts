import { describe, expect, it } from '@jest/globals';
import { BlindKey } from './blind-key.js';
import { blindInputs, finaliseTags, type RandomBytes } from './blinding.js';
import { EvaluationNotProved, KeyNotPinned, PointNotInGroup } from './errors.js';

/** RFC 9497, appendix A.1.2: ristretto255-SHA512, VOPRF mode (https://www.rfc-editor.org/rfc/rfc9497#appendix-A.1.2). */
const SEED = 'a3'.repeat(32);
const KEY_INFO = 'test key';
const PUBLIC_KEY = 'c803e2cc6b05fc15064549b5920659ca4a77b2cca6f04f6b357009335476ad4e';
const ONE = '00';
const TWO = '5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a';
const SCALAR_1 = '64d37aed22a27f5191de1c1d69fadb899d8862b58eb4220029e036ec4c1f6706';
const SCALAR_2 = '222a5e897cf59db8145db8d16e597e8facb80ae7d4e26d9881aa6f61d645fc0e';
const SCALAR_3 = '419c4f4f5052c53c45f3da494d2b67b220d02118e0857cdbcf037f9ea84bbe0c';
const BLINDED_1 = '863f330cc1a1259ed5a5998a23acfd37fb4351a793a5b3c090b642ddc439b945';
const EVALUATED_1 = 'aa8fa048764d5623868679402ff6108d2521884fa138cd7f9c7669a9a014267e';
const OUTPUT_1 =
  'b58cfbe118e0cb94d79b5fd6a6dafb98764dff49c14e1770b566e42402da1a7da4d8527693914139caee5bd03903af43a491351d23b430948dd50cde10d32b3c';
const OUTPUT_2 =
  '8a9a2f3c7f085b65933594309041fc1898d42d0858e59f90814ae90571a6df60356f4610bf816f27afdd84f47719e480906d27ecd994985890e5f539e7ea74b6';

const VECTORS = [
  {
    name: 'A.1.2.1, batch of one',
    inputs: [ONE],
    blinds: [SCALAR_1],
    nonce: SCALAR_2,
    blinded: [BLINDED_1],
    evaluated: [EVALUATED_1],
    proof:
      'ddef93772692e535d1a53903db24367355cc2cc78de93b3be5a8ffcc6985dd066d4346421d17bf5117a2a1ff0fcb2a759f58a539dfbe857a40bce4cf49ec600d',
    outputs: [OUTPUT_1],
  },
  {
    name: 'A.1.2.2, batch of one',
    inputs: [TWO],
    blinds: [SCALAR_1],
    nonce: SCALAR_2,
    blinded: ['cc0b2a350101881d8a4cba4c80241d74fb7dcbfde4a61fde2f91443c2bf9ef0c'],
    evaluated: ['60a59a57208d48aca71e9e850d22674b611f752bed48b36f7a91b372bd7ad468'],
    proof:
      '401a0da6264f8cf45bb2f5264bc31e109155600babb3cd4e5af7d181a2c9dc0a67154fabf031fd936051dec80b0b6ae29c9503493dde7393b722eafdf5a50b02',
    outputs: [OUTPUT_2],
  },
  {
    name: 'A.1.2.3, batch of two',
    inputs: [ONE, TWO],
    blinds: [SCALAR_1, SCALAR_2],
    nonce: SCALAR_3,
    blinded: [BLINDED_1, '90a0145ea9da29254c3a56be4fe185465ebb3bf2a1801f7124bbbadac751e654'],
    evaluated: [EVALUATED_1, 'cc5ac221950a49ceaa73c8db41b82c20372a4c8d63e5dded2db920b7eee36a2a'],
    proof:
      'cc203910175d786927eeb44ea847328047892ddf8590e723c37205cb74600b0a5ab5337c8eb4ceae0494c2cf89529dcf94572ed267473d567aeed6ab873dee08',
    outputs: [OUTPUT_1, OUTPUT_2],
  },
];

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));

/** Bytes from which the library makes these scalars, one after another: it takes a little-endian number, and adds 1 to its remainder. */
function drawing(...scalars: readonly string[]): RandomBytes {
  const left = scalars.map((scalar) => BigInt(`0x${Buffer.from(scalar, 'hex').reverse().toString('hex')}`) - 1n);
  return (length = 48) => {
    const next = left.shift();
    if (next === undefined) throw new Error('no more randomness in this vector');
    return Uint8Array.from(Buffer.from(next.toString(16).padStart(length * 2, '0'), 'hex').reverse());
  };
}

const key = BlindKey.fromSeed(bytes(SEED), KEY_INFO);

describe('RFC 9497, VOPRF(ristretto255, SHA-512)', () => {
  it('derives the key pair of its seed', () => {
    expect(key.publicKey).toBe(PUBLIC_KEY);
    expect(key.keyId).toBe('c803e2cc6b05fc15');
  });

  it.each(VECTORS)('gives the bytes of $name', (vector) => {
    const blinded = blindInputs(vector.inputs.map(bytes), drawing(...vector.blinds));
    expect(blinded.map((input) => input.blinded)).toEqual(vector.blinded);
    const evaluation = key.evaluate(vector.blinded, drawing(vector.nonce));
    expect(evaluation).toEqual({
      keyId: key.keyId,
      publicKey: PUBLIC_KEY,
      evaluated: vector.evaluated,
      proof: vector.proof,
    });
    expect(finaliseTags(blinded, evaluation, PUBLIC_KEY)).toEqual(vector.outputs);
  });
});

/** In the lowest bit of the first scalar, so that it is still a scalar. */
const oneBitOff = (hex: string) =>
  `${(parseInt(hex.slice(0, 2), 16) ^ 1).toString(16).padStart(2, '0')}${hex.slice(2)}`;

describe('a bank', () => {
  const inputs = [ONE, TWO].map(bytes);
  const another = BlindKey.fromSeed(bytes('07'.repeat(32)));

  it('gets the same tags however its inputs were blinded, and shows no input twice alike', () => {
    const [first, second] = [blindInputs(inputs), blindInputs(inputs)];
    const tags = [first, second].map((blinded) =>
      finaliseTags(blinded, key.evaluate(blinded.map((input) => input.blinded)), PUBLIC_KEY),
    );
    expect(tags[0]).toEqual([OUTPUT_1, OUTPUT_2]);
    expect(tags[1]).toEqual(tags[0]);
    expect(first.map(({ blinded }) => blinded)).not.toEqual(second.map(({ blinded }) => blinded));
  });

  const blinded = blindInputs(inputs);
  const asked = blinded.map((input) => input.blinded);
  const honest = key.evaluate(asked);

  it('refuses another key than the one it pinned, however well proved', () => {
    expect(() => finaliseTags(blinded, another.evaluate(asked), PUBLIC_KEY)).toThrow(KeyNotPinned);
  });

  it.each([
    ['by another key under the pinned one’s name', { ...another.evaluate(asked), publicKey: PUBLIC_KEY }],
    [
      'with one element replaced',
      { ...honest, evaluated: [honest.evaluated[0]!, another.evaluate(asked).evaluated[1]!] },
    ],
    ['with its elements exchanged', { ...honest, evaluated: [...honest.evaluated].reverse() }],
    ['with one element less', { ...honest, evaluated: honest.evaluated.slice(1) }],
    ['with the proof of other elements', { ...honest, proof: key.evaluate([...asked].reverse()).proof }],
    ['with a proof one bit off', { ...honest, proof: oneBitOff(honest.proof) }],
    ['with a proof cut short', { ...honest, proof: honest.proof.slice(2) }],
    ['with the identity', { ...honest, evaluated: ['00'.repeat(32), honest.evaluated[1]!] }],
    ['with what is not hex', { ...honest, proof: 'none' }],
  ])('refuses an evaluation %s', (_case, evaluation) => {
    expect(evaluation).not.toEqual(honest);
    expect(() => finaliseTags(blinded, evaluation, PUBLIC_KEY)).toThrow(EvaluationNotProved);
  });

  it('takes the honest one', () => {
    expect(finaliseTags(blinded, honest, PUBLIC_KEY)).toEqual([OUTPUT_1, OUTPUT_2]);
  });
});

describe('the key', () => {
  /** RFC 9496, appendix A.3: encodings that must be refused, one of each group; the identity is added by RFC 9497. */
  it.each([
    ['the identity', '00'.repeat(32)],
    ['a field element not reduced', `ed${'ff'.repeat(30)}7f`],
    ['a negative field element', `01${'00'.repeat(31)}`],
    ['what has no square root', '26948d35ca62e643e26a83177332e6b6afeb9d08e4268b650f1f5bbd8d81d371'],
    ['bytes that are too few', '26948d35'],
  ])('evaluates nothing when one element is %s', (_case, element) => {
    expect(() => key.evaluate([BLINDED_1, element])).toThrow(PointNotInGroup);
    expect(() => key.evaluate([BLINDED_1, element])).toThrow('blinded[1]');
  });
});
