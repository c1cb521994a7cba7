import type { KnownAct } from '../chain/encoding.js';
import type { Claim, LedgerState, Part } from '../ledger/state.js';
import { DAY, type Fields, HOUR, NOBODY } from '../ledger/values.js';
import type { Town } from '../town/town.js';
import type { Dice } from './dice.js';

/** An act before anybody signed it. */
export interface Draft {
  readonly fields: Fields;
  readonly attached?: Fields;
  /** Who sends the transaction, where that matters. */
  readonly sender?: string;
}

export interface Place {
  readonly claim: Claim;
  readonly part: Part;
}

/** What was signed and not sent, or sent already: all that somebody may come with once more. */
export interface Drawer {
  readonly waiting: KnownAct[];
  readonly sent: KnownAct[];
}

export interface DeskTerms {
  /** The first time that a block can have. */
  readonly earliest: bigint;
  /** Others are in the same transaction already. */
  readonly isTimeFixed: boolean;
  /** Goes for what a pledge, lock, freeze or dispute lies on, whatever the act. */
  readonly prefersBurdened: boolean;
}

/** What is due in a thousand years is not waited for. */
const LONGEST_WAIT = 500n * DAY;

/** A place where acts are drafted: what is known, the time, and the dice that decide what is wanted. */
export class Desk {
  /** The block's time; a draft may ask for a later one, unless others are in the same transaction. */
  #now: bigint;

  constructor(
    readonly state: LedgerState,
    readonly town: Town,
    readonly drawer: Drawer,
    readonly dice: Dice,
    private readonly terms: DeskTerms,
  ) {
    this.#now = terms.earliest;
  }

  get now(): bigint {
    return this.#now;
  }

  get deadline(): bigint {
    return this.#now + HOUR;
  }

  /** Lets the time come at which something changes, or one second short of it, or a bit later; sometimes does not wait at all. */
  awaitMoment(moment: bigint): void {
    const wanted = moment + this.dice.pick([0n, 1n, -1n, HOUR, -DAY]);
    if (!this.terms.isTimeFixed && wanted > this.#now && wanted < this.#now + LONGEST_WAIT) this.#now = wanted;
  }

  pass(seconds: bigint): void {
    if (!this.terms.isTimeFixed) this.#now += seconds;
  }

  epochOf(party: bigint): bigint {
    return this.state.parties.get(party)?.epoch ?? 1n;
  }

  /** The numbers of those with all of the role's bits; of all if there is nobody. */
  partiesWith(role: bigint, except: readonly bigint[] = []): readonly bigint[] {
    const all = [...this.state.parties].filter(([number]) => !except.includes(number));
    const able = all.filter(([, { roles, recovering }]) => (roles & role) === role && !recovering);
    return (able.length > 0 ? able : all).map(([number]) => number);
  }

  party(role = 0n, except: readonly bigint[] = []): bigint {
    return this.dice.pick(this.partiesWith(role, except));
  }

  signer<Role extends string>(role: Role, party: bigint): Fields {
    return { [role]: party, [`${role}Epoch`]: party === NOBODY ? 0n : this.epochOf(party) };
  }

  places(fits: (place: Place) => boolean = () => true): readonly Place[] {
    return [...this.state.claims.values()]
      .flatMap((claim) => claim.parts.map((part) => ({ claim, part })))
      .filter(fits);
  }

  /** A part that fits, mostly; now and then, or if none does, any. */
  place(fits: (place: Place) => boolean): Place {
    const burdened = this.places(({ part }) => part.pledgee !== NOBODY || !isUnburdened(part));
    if (this.terms.prefersBurdened && burdened.length > 0) return this.dice.pick(burdened);
    const fitting = this.places(fits);
    const places = fitting.length > 0 && !this.dice.chance(10) ? fitting : this.places();
    return places.length > 0 ? this.dice.pick(places) : nowhere(this.town);
  }

  /** What may move, as far as the fragment goes. */
  movable(fits: (place: Place) => boolean = () => true): Place {
    return this.place(
      (place) => place.part.pledgee === NOBODY && isUnburdened(place.part) && place.claim.due > this.now && fits(place),
    );
  }

  amountOf({ from, to }: Part): bigint {
    const length = to - from;
    if (this.dice.chance(4)) return this.dice.pick([length + 1n, length * 2n, 0n]);
    return this.dice.pick([length, (length + 1n) / 2n, (length + 2n) / 3n, 1n, length - 1n || 1n]);
  }

  reference(): string {
    return this.town.fresh();
  }
}

export function isUnburdened({ frozen, locked, disputed }: Part): boolean {
  return !frozen && !locked && !disputed;
}

/** How an act names a fragment. */
export function named({ claim, part }: Place): Fields {
  return { receivable: claim.id, from: part.from, to: part.to, version: part.version };
}

/** The same for acts that do not say where it ends. */
export function namedByStart({ claim, part }: Place): Fields {
  return { receivable: claim.id, from: part.from, version: part.version };
}

/** For when nothing is left: a claim that never was. */
function nowhere(town: Town): Place {
  const { core, supplier } = town.number;
  const part = {
    ...{ from: 0n, to: 100n, holder: supplier, pledgee: NOBODY, version: 1n, programme: 0n, recourse: NOBODY },
    ...{ frozen: false, locked: false, disputed: false },
  };
  const terms = { debtor: core, programme: 0n, face: 100n, due: DAY, currency: 156n, declaredOverdue: false };
  return { part, claim: { ...terms, id: town.receivableId(core), parts: [part], retired: [], starts: [0n] } };
}
