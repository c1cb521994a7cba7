import type { Fragment } from './tiles.js';

/** What its holder can do with a fragment, as the service and the ledger allow it. */
export interface Moves {
  readonly canCut: boolean;
  readonly canPass: boolean;
}

/** What is frozen, locked or disputed stays as it is; what is pledged can be cut, with the pledgee's signature, but not passed on. */
export function movesOf({ holder, pledgee, frozen, locked, disputed }: Fragment, party: string): Moves {
  const canCut = holder === party && !frozen && !locked && !disputed;
  return { canCut, canPass: canCut && pledgee === '0' };
}
