/** What this looks at in a state of a row of events. */
interface RowState<State> {
  readonly base: State;
  readonly tail: readonly unknown[];
  readonly current: State;
}

/** The states on the way from the base to the current one. */
export interface Way<State> {
  /** After each event of the tail; null where it is not known any more. */
  readonly states: readonly (State | null)[];
  /** Whether the base is where this way begins: what is told to all states at once may have parted them. */
  readonly isBaseOnIt: boolean;
}

/** What two states are stored as is all that they do from then on. */
export const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/**
 * Remembers the way of the state that was made last, so that in the order of time an event is stepped through once and not again when it leaves the
 * tail. It is no part of the state: of one that was read from where it is stored, or taken back, the way is found anew by stepping.
 */
export class KnownWay<State> {
  private last: { readonly state: RowState<State>; readonly way: Way<State> } | null = null;

  keep<Row extends RowState<State>>(state: Row, way: Way<State>): Row {
    this.last = { state, way };
    return state;
  }

  of(state: RowState<State>): Way<State> {
    if (this.last?.state === state) return this.last.way;
    return { states: state.tail.map(() => null), isBaseOnIt: state.tail.length === 0 && state.base === state.current };
  }

  /** With one event more at the end of the tail. */
  goneOn(state: RowState<State>, current: State): Way<State> {
    const { states, isBaseOnIt } = this.of(state);
    return { states: [...states, current], isBaseOnIt };
  }
}
