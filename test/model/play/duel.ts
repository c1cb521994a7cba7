import { errorLine, eventLine, failureLine } from '../chain/decoding.js';
import type { KnownAct } from '../chain/encoding.js';
import { askGetters } from '../chain/lens.js';
import { NO_DIGEST, type RealLedger } from '../chain/real-ledger.js';
import { type Expectation, expectations } from '../chain/slots.js';
import type { Outcome } from '../ledger/act.js';
import { brokenRules } from '../ledger/invariants.js';
import { runAct } from '../ledger/ledger.js';
import type { LedgerState } from '../ledger/state.js';
import type { Town } from '../town/town.js';
import { inWords, placesOf } from './words.js';

/** Model and chain do not agree, or the model not with itself. */
export class Disagreement extends Error {}

export interface Played {
  readonly act: KnownAct;
  readonly outcome: Outcome;
}

/** The model and the contracts, given the same acts, and compared after every transaction. */
export class Duel {
  /** What was done so far, for whoever has to find out. */
  readonly story: string[] = [];
  /** Digests of what ran: none runs again, whatever has happened since. */
  readonly #ran = new Set<string>();

  constructor(
    private readonly real: RealLedger,
    readonly town: Town,
    public state: LedgerState,
    public now: bigint,
  ) {}

  /** One act by itself. */
  async run(act: KnownAct, at: bigint, sender = this.town.accounts.relayer): Promise<Played> {
    const before = this.state;
    const played = this.model(act, at, sender);
    const { outcome } = played;
    const real = await this.real.run(act, { now: at, sender });
    const said = 'error' in real ? [`refused: ${real.error}`] : real.lines;
    const expected = outcome.accepted
      ? outcome.events.map(eventLine)
      : [`refused: ${errorLine(outcome.error, outcome.args)}`];
    this.requireSame(expected, said);
    await this.requireSameSlots(before);
    return played;
  }

  /** Ran in the model already, one after another: now in one transaction. */
  async relay(played: readonly Played[], before: LedgerState, at: bigint): Promise<void> {
    const acts = played.map(({ act }) => act);
    const real = await this.real.relay(acts, { now: at, sender: this.town.accounts.relayer });
    const expected = played.flatMap(({ act, outcome }) =>
      outcome.accepted
        ? outcome.events.map(eventLine)
        : [failureLine(act.digest || NO_DIGEST, errorLine(outcome.error, outcome.args))],
    );
    this.requireSame(expected, 'error' in real ? [`the whole batch was refused: ${real.error}`] : real.lines);
    await this.requireSameSlots(before);
  }

  model(act: KnownAct, at: bigint, sender: string): Played {
    const { outcome, state } = runAct(this.state, act, { now: at, sender });
    this.town.hear(act);
    this.story.push(inWords(act, at - this.now, outcome));
    this.state = state;
    this.now = at;
    if (outcome.accepted && act.spoiled) throw this.disagreement(`the model took ${act.spoiled}`);
    if (outcome.accepted && act.digest) {
      if (this.#ran.has(act.digest)) throw this.disagreement('the model let an act run twice');
      this.#ran.add(act.digest);
    }
    return { act, outcome };
  }

  private requireSame(expected: readonly string[], said: readonly string[]): void {
    if (expected.join('\n') === said.join('\n')) return;
    throw this.disagreement(`the model expects\n  ${list(expected)}\nand the chain says\n  ${list(said)}`);
  }

  private async requireSameSlots(before: LedgerState): Promise<void> {
    const broken = brokenRules(before, this.state);
    if (broken.length > 0) throw this.disagreement(`the model broke its own rules: ${broken.join(', ')}`);
    const expected = expectations(this.state, this.town, this.real.network);
    const answers = await askGetters(this.real.node, expected);
    const wrong = expected.flatMap((each, index) =>
      each.expected === answers[index] ? [] : [slot(each, answers[index])],
    );
    if (wrong.length > 0) throw this.disagreement(wrong.join('\n'));
  }

  private disagreement(what: string): Disagreement {
    const told = this.story.map((line, index) => `${index + 1}. ${line}`);
    return new Disagreement([...told, what, 'the model’s parts:', ...placesOf(this.state)].join('\n'));
  }
}

function list(lines: readonly string[]): string {
  return lines.length > 0 ? lines.join('\n  ') : 'no event';
}

function slot({ getter, args, expected }: Expectation, answer = ''): string {
  return `${getter}(${args.join(', ')}): the model has ${numbersIn(expected)}, the chain ${numbersIn(answer)}`;
}

function numbersIn(words: string): string {
  const all = words.match(/.{64}/g) ?? [];
  return `[${all.map((each) => (each.startsWith('0000') ? BigInt(`0x${each}`) : `0x${each}`)).join(' ')}]`;
}
