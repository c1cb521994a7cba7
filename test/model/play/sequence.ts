import type { KnownAct } from '../chain/encoding.js';
import { Desk, type Drawer } from '../drafts/desk.js';
import { Dice } from '../drafts/dice.js';
import { DRAFTS } from '../drafts/drafts.js';
import { calledFor, type Intent } from '../drafts/intents.js';
import { TWISTS } from '../drafts/twists.js';
import type { Kind } from '../ledger/ledger.js';
import type { LedgerState } from '../ledger/state.js';
import { DAY, HOUR } from '../ledger/values.js';
import type { Duel, Played } from './duel.js';
import type { Tally } from './tally.js';

const MOST_IN_ONE_TRANSACTION = 5;

interface Batch {
  readonly before: LedgerState;
  readonly at: bigint;
  readonly played: Played[];
}

/** Makes acts of wishes, one after another, as the state of then allows. */
export class Sequence {
  readonly #drawer: Drawer = { waiting: [], sent: [] };
  #batch: Batch | undefined;

  constructor(
    private readonly duel: Duel,
    private readonly tally: Tally,
  ) {}

  async play(intents: readonly Intent[]): Promise<void> {
    for (const intent of intents) await this.#one(intent);
    await this.#endBatch();
  }

  async #one(intent: Intent): Promise<void> {
    const { duel } = this;
    const terms = {
      earliest: this.#batch?.at ?? duel.now + 1n,
      isTimeFixed: this.#batch !== undefined,
      prefersBurdened: intent.twist === 'on a burdened part',
    };
    const dice = new Dice(intent.dice);
    const desk = new Desk(duel.state, duel.town, this.#drawer, dice, terms);
    const wanted = this.#actFor(intent, desk);
    if (!wanted) return;
    const { act, sender } = wanted;
    this.#drawer.sent.push(act);
    if (intent.joins || this.#batch) {
      this.#batch ??= { before: duel.state, at: desk.now, played: [] };
      this.#batch.played.push(duel.model(act, desk.now, duel.town.network.contracts.relay.toLowerCase()));
      if (!intent.joins || this.#batch.played.length === MOST_IN_ONE_TRANSACTION) await this.#endBatch();
    } else {
      this.tally.note(await duel.run(act, desk.now, sender));
    }
  }

  #actFor({ wish, twist }: Intent, desk: Desk): { readonly act: KnownAct; readonly sender?: string } | undefined {
    const { dice, drawer } = desk;
    if (wish === 'time') {
      desk.pass(dice.pick([HOUR, DAY, 3n * DAY, 7n * DAY, 8n * DAY, 31n * DAY]));
      return this.#fresh(dice.pick(calledFor(desk.state, desk.now)), twist, desk);
    }
    if (wish === 'something again') return { act: this.#again(desk) };
    const kind = wish === 'what is called for' || wish === 'something kept back' ? undefined : wish;
    if (kind) return this.#fresh(kind, twist, desk);
    if (wish === 'what is called for') return this.#fresh(dice.pick(calledFor(desk.state, desk.now)), twist, desk);
    const kept = this.#fresh(dice.pick(['pledge', 'lock', 'purchase', 'issue', 'transfer'] as const), twist, desk);
    drawer.waiting.push(kept.act);
    return undefined;
  }

  #fresh(kind: Kind, twist: Intent['twist'], desk: Desk): { readonly act: KnownAct; readonly sender?: string } {
    const draft = DRAFTS[kind](desk);
    return { act: TWISTS[twist](kind, draft, desk), ...(draft.sender ? { sender: draft.sender } : {}) };
  }

  /** Something that was seen before: sent already, or kept back until now. */
  #again(desk: Desk): KnownAct {
    const { dice, drawer } = desk;
    const pile = drawer.waiting.length > 0 && dice.chance(50) ? drawer.waiting : drawer.sent;
    if (pile.length > 0) return dice.pick(pile);
    return this.#fresh('touch', 'none', desk).act;
  }

  async #endBatch(): Promise<void> {
    const batch = this.#batch;
    if (!batch) return;
    this.#batch = undefined;
    await this.duel.relay(batch.played, batch.before, batch.at);
    for (const played of batch.played) this.tally.note(played);
  }
}
