import { type Kind, RULES } from '../ledger/ledger.js';
import { WAYS_TO_SPOIL } from '../drafts/spoiling.js';
import type { Played } from './duel.js';

/** How often each kind of act ran and was refused, and with what. */
export class Tally {
  readonly #counts = new Map<Kind, { accepted: number; refused: number }>(
    (Object.keys(RULES) as Kind[]).map((kind) => [kind, { accepted: 0, refused: 0 }]),
  );
  readonly #refusals = new Map<string, number>();
  readonly #spoiled = new Map<string, number>(WAYS_TO_SPOIL.map((way) => [way, 0]));
  #shared = 0;
  #batches = 0;

  note({ act, outcome }: Played): void {
    const count = this.#counts.get(act.kind);
    if (!count) throw new Error(`no kind ${act.kind}`);
    if (outcome.accepted) {
      count.accepted++;
      if (act.signatures.some((signature) => 'approvals' in signature)) this.#shared++;
      if (act.signatures.some((signature) => 'approvals' in signature && signature.proof)) this.#batches++;
      return;
    }
    count.refused++;
    // What was refused for another reason says nothing of the signature.
    if (act.spoiled && outcome.error === 'NotSigned') {
      this.#spoiled.set(act.spoiled, (this.#spoiled.get(act.spoiled) ?? 0) + 1);
    }
    this.#refusals.set(outcome.error, (this.#refusals.get(outcome.error) ?? 0) + 1);
  }

  /** The kinds that never ran, or never failed. */
  get oneSided(): readonly Kind[] {
    return [...this.#counts].filter(([, { accepted, refused }]) => !accepted || !refused).map(([kind]) => kind);
  }

  /** How many acts ran that an account of several persons signed. */
  get shared(): { readonly all: number; readonly batches: number } {
    return { all: this.#shared, batches: this.#batches };
  }

  /** Ways to spoil a signature that nothing was refused for. */
  get unspoiled(): readonly string[] {
    return [...this.#spoiled].filter(([, count]) => count === 0).map(([way]) => way);
  }

  toString(): string {
    const kinds = [...this.#counts].map(([kind, { accepted, refused }]) => `${kind} ${accepted}/${refused}`);
    const refusals = [...this.#refusals].sort(([, a], [, b]) => b - a).map(([error, count]) => `${error} ${count}`);
    const spoiled = [...this.#spoiled].map(([way, count]) => `${way} ${count}`);
    return [
      `accepted/refused: ${kinds.join(', ')}`,
      `refusals: ${refusals.join(', ')}`,
      `accepted with the word of several persons: ${this.#shared}, ${this.#batches} of them as one of a batch`,
      `refused for such a signature: ${spoiled.join(', ')}`,
    ].join('\n');
  }
}
