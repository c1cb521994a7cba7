import { createHash, createHmac } from 'node:crypto';
import { ristretto255, ristretto255_hasher, ristretto255_oprf } from '@noble/curves/ed25519.js';

/** Something that an attacker guesses: the input as the registry's own code would encode it, and plainer forms of the same. */
export interface Guess {
  readonly input: Uint8Array;
  readonly texts: readonly string[];
}

/** Names a guess by what it would be known by, if an attack is right. */
type Attack = (guess: Guess) => Iterable<string>;

/** RFC 9497, 4.1 and 3.1: how VOPRF(ristretto255, SHA-512) hashes to the group. Written here anew, so that it is not the product's own code that attacks it. */
const DST = 'HashToGroup-OPRFV1-\x01-ristretto255-SHA512';
const HASHES = ['md5', 'sha1', 'sha256', 'sha384', 'sha512', 'sha3-256', 'sha3-512', 'blake2b512', 'blake2s256'];

const { Point } = ristretto255;

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const pointOf = (input: Uint8Array) => ristretto255_hasher.hashToCurve(input, { DST });

/** RFC 9497, 3.3.1, the last step: what an unblinded element becomes. */
function finalised(input: Uint8Array, element: Uint8Array): string {
  const length = (bytes: Uint8Array) => Uint8Array.of(bytes.length >> 8, bytes.length & 255);
  const parts = [length(input), input, length(element), element, Buffer.from('Finalize')];
  return createHash('sha512').update(Buffer.concat(parts)).digest('hex');
}

/** Plain hashes of everything that an input could have been written as, once and twice. */
export const plainHashes: Attack = function* ({ input, texts }) {
  for (const form of [input, ...texts]) {
    for (const name of HASHES) {
      const once = createHash(name).update(form).digest();
      yield hex(once);
      yield createHash(name).update(once).digest('hex');
    }
  }
};

/** HMACs under whatever the attacker has, each as text and as the bytes that it may stand for. */
export function keyedHashes(words: Iterable<string>): Attack {
  const keys = [...words].flatMap((word) => [
    Buffer.from(word),
    ...(/^(0x|\\x)?([0-9a-f]{2})+$/i.test(word) ? [Buffer.from(word.replace(/^(0x|\\x)/, ''), 'hex')] : []),
    ...(/^[A-Za-z0-9_-]{16,}$/.test(word) ? [Buffer.from(word, 'base64url')] : []),
  ]);
  return function* ({ input, texts }) {
    for (const key of keys) {
      yield createHmac('sha512', key).update(input).digest('hex');
      yield createHmac('sha256', key).update(input).digest('hex');
      for (const text of texts) yield createHmac('sha512', key).update(text).digest('hex');
    }
  };
}

/** The guess's own element, bare and finalised as if the key were 1, and finalised with every element that the attacker has. */
export function groupElements(elements: Iterable<string>): Attack {
  const known = [...elements].map((element) => Buffer.from(element, 'hex'));
  return function* ({ input }) {
    const own = pointOf(input).toBytes();
    yield hex(own);
    yield finalised(input, own);
    for (const element of known) yield finalised(input, element);
  };
}

/** What only the key's holder can do. @param seed the secret of the key's service */
export function withTheKey(seed: Uint8Array): Attack {
  const info = new TextEncoder().encode('tallystick/blind-key/1');
  const { secretKey } = ristretto255_oprf.voprf.deriveKeyPair(seed, info);
  const scalar = Point.Fn.fromBytes(secretKey);
  return function* ({ input }) {
    yield finalised(input, pointOf(input).multiply(scalar).toBytes());
  };
}

/** How many of the guesses an attack finds among what the attacker has. */
export function found(attack: Attack, guesses: readonly Guess[], loot: ReadonlySet<string>): Guess[] {
  return guesses.filter((guess) => {
    for (const name of attack(guess)) if (loot.has(name)) return true;
    return false;
  });
}
