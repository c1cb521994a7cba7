import type { TransferKind } from './planned-acts.js';
import type { PlannedTile } from './split-plan.js';

/** A split that was drafted and what is to become of its parts; the address keeps it until the split is recorded, on whatever day that is. */
export interface KeptPlan {
  /** The act that cuts. */
  readonly split: string;
  readonly tiles: readonly PlannedTile[];
  readonly kind: TransferKind;
}

const TILES_MAX = 100;
const TILE = /^(\d{1,20})-(\d{1,20})(?:-(\d{1,10}))?$/;

/** Of parties it has numbers alone: an address is kept in more places than one would think. */
export function addressOfPlan({ split, tiles, kind }: KeptPlan): URLSearchParams {
  const search = new URLSearchParams({ split, kind });
  for (const { from, to, holder, isPassed } of tiles)
    search.append('part', `${from}-${to}${isPassed ? `-${holder}` : ''}`);
  return search;
}

/** @param holder whose fragment it was; @returns undefined of an address that has no whole plan */
export function keptPlan(search: URLSearchParams, holder: string): KeptPlan | undefined {
  const split = search.get('split') ?? '';
  const tiles = search
    .getAll('part')
    .slice(0, TILES_MAX)
    .map((text) => tileOf(text, holder));
  const known = tiles.filter((tile) => tile !== undefined);
  if (!/^[0-9a-f-]{36}$/.test(split) || tiles.length < 2 || known.length !== tiles.length) return undefined;
  const isTiled = known.every(({ from, to }, place) => from < to && (place === 0 || known[place - 1]?.to === from));
  const kind = search.get('kind') === 'assign-with-recourse' ? 'assign-with-recourse' : 'transfer';
  return isTiled ? { split, tiles: known, kind } : undefined;
}

function tileOf(text: string, holder: string): PlannedTile | undefined {
  const [, from, to, recipient] = TILE.exec(text) ?? [];
  if (from === undefined || to === undefined) return undefined;
  return { from: BigInt(from), to: BigInt(to), holder: recipient ?? holder, isPassed: recipient !== undefined };
}
