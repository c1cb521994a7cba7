import { ristretto255_oprf } from '@noble/curves/ed25519.js';
import { EvaluationNotProved, KeyNotPinned } from './errors.js';
import type { Evaluation } from './evaluation.js';
import { fromHex, toHex } from './hex.js';

const { voprf } = ristretto255_oprf;

/** Random bytes of a length; a test may bring those of a standard's example. */
export type RandomBytes = (length?: number) => Uint8Array;

/** An input on its way: `blinded` may be shown to anyone, the rest to nobody. */
export interface BlindedInput {
  readonly input: Uint8Array;
  readonly blind: Uint8Array;
  /** Hex; the same input is blinded otherwise each time. */
  readonly blinded: string;
}

/** RFC 9497, `Blind`. */
export function blindInputs(inputs: readonly Uint8Array[], random?: RandomBytes): readonly BlindedInput[] {
  return inputs.map((input) => {
    const { blind, blinded } = voprf.blind(input, random);
    return { input, blind, blinded: toHex(blinded) };
  });
}

/**
 * RFC 9497, `Finalize`: the tags of the inputs, hex, in their order. Nothing is believed without the proof. Throws `KeyNotPinned`,
 * `EvaluationNotProved`.
 * @param pinned the registry's public key as the bank knows it from elsewhere, hex
 */
export function finaliseTags(
  inputs: readonly BlindedInput[],
  { publicKey, evaluated, proof }: Evaluation,
  pinned: string,
): readonly string[] {
  if (publicKey !== pinned) throw new KeyNotPinned(pinned, publicKey);
  if (evaluated.length !== inputs.length) {
    throw new EvaluationNotProved(`${inputs.length} elements were asked for and ${evaluated.length} came back`);
  }
  try {
    const items = inputs.map(({ input, blind, blinded }, place) => ({
      input,
      blind,
      blinded: fromHex(blinded),
      evaluated: fromHex(evaluated[place] ?? ''),
    }));
    return voprf.finalizeBatch(items, fromHex(pinned), fromHex(proof)).map(toHex);
  } catch (error) {
    throw new EvaluationNotProved(error instanceof Error ? error.message : String(error));
  }
}
