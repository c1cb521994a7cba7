import { ristretto255, ristretto255_oprf } from '@noble/curves/ed25519.js';
import type { RandomBytes } from './blinding.js';
import { PointNotInGroup } from './errors.js';
import { type Evaluation, keyIdOf } from './evaluation.js';
import { fromHex, toHex } from './hex.js';

const { voprf } = ristretto255_oprf;
const KEY_INFO = 'tallystick/blind-key/1';

/** The registry's secret: without it nobody can tell from an invoice what the registry knows it by. */
export class BlindKey {
  readonly keyId: string;
  readonly publicKey: string;

  private constructor(
    private readonly secretKey: Uint8Array,
    private readonly publicPoint: Uint8Array,
  ) {
    this.publicKey = toHex(publicPoint);
    this.keyId = keyIdOf(this.publicKey);
  }

  /** RFC 9497, `DeriveKeyPair`. @param seed 32 random bytes, kept secret for ever */
  static fromSeed(seed: Uint8Array, info = KEY_INFO): BlindKey {
    const { secretKey, publicKey } = voprf.deriveKeyPair(seed, new TextEncoder().encode(info));
    return new BlindKey(secretKey, publicKey);
  }

  /** `BlindEvaluate` over a batch. Throws `PointNotInGroup` before anything is evaluated. @param blinded one or more elements, hex */
  evaluate(blinded: readonly string[], random?: RandomBytes): Evaluation {
    const points = blinded.map(fromHex);
    const refused = points.findIndex((point) => !canBeEvaluated(point));
    if (refused >= 0) throw new PointNotInGroup(refused);
    const { evaluated, proof } = voprf.blindEvaluateBatch(this.secretKey, this.publicPoint, points, random);
    return { keyId: this.keyId, publicKey: this.publicKey, evaluated: evaluated.map(toHex), proof: toHex(proof) };
  }
}

const { Point } = ristretto255;

/** RFC 9497, 3.1 and 4: a peer's bytes must be an element in canonical form, and not the identity. */
function canBeEvaluated(bytes: Uint8Array): boolean {
  try {
    return !Point.fromBytes(bytes).equals(Point.ZERO);
  } catch {
    return false;
  }
}
