import { type Kind, RULES } from '../ledger/ledger.js';
import type { Played } from './duel.js';

/** How often each kind of act ran and was refused, and with what. */
export class Tally {
  readonly #counts = new Map<Kind, { accepted: number; refused: number }>(
    (Object.keys(RULES) as Kind[]).map((kind) => [kind, { accepted: 0, refused: 0 }]),
  );
  readonly #refusals = new Map<string, number>();

  note({ act, outcome }: Played): void {
    const count = this.#counts.get(act.kind);
    if (!count) throw new Error(`no kind ${act.kind}`);
    if (outcome.accepted) {
      count.accepted++;
      return;
    }
    count.refused++;
    this.#refusals.set(outcome.error, (this.#refusals.get(outcome.error) ?? 0) + 1);
  }

  /** The kinds that never ran, or never failed. */
  get oneSided(): readonly Kind[] {
    return [...this.#counts].filter(([, { accepted, refused }]) => !accepted || !refused).map(([kind]) => kind);
  }

  toString(): string {
    const kinds = [...this.#counts].map(([kind, { accepted, refused }]) => `${kind} ${accepted}/${refused}`);
    const refusals = [...this.#refusals].sort(([, a], [, b]) => b - a).map(([error, count]) => `${error} ${count}`);
    return `accepted/refused: ${kinds.join(', ')}\nrefusals: ${refusals.join(', ')}`;
  }
}
