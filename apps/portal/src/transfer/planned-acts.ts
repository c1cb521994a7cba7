import type { PlannedDraft, PlannedDrafts } from '../drafting/draft-and-offer.js';
import type { Fragment } from '../receivables/tiles.js';
import type { PlannedTile } from './split-plan.js';

/** How a claim is passed on: the one who passes it stands behind it or does not. */
export type TransferKind = 'transfer' | 'assign-with-recourse';

const bindingTo = ({ receivable, from, to, version }: Fragment) => ({ receivable, from, to, version });
const lengthOf = ({ from, to }: PlannedTile) => String(to - from);

/** Cuts the fragment where its parts meet; all of them stay its holder's. */
export function plannedSplit(fragment: Fragment, tiles: readonly PlannedTile[]): PlannedDraft {
  const { receivable, from, holder, pledgee } = fragment;
  return {
    terms: { receivable, from, partsMinor: tiles.map(lengthOf) },
    agreed: {
      kind: 'split',
      fields: { ...bindingTo(fragment), cuts: tiles.slice(1).map((tile) => String(tile.from)), holder, pledgee },
    },
  };
}

/** Passes on the tail of the fragment that the tile is, or all of it. */
export function plannedPass(fragment: Fragment, tile: PlannedTile, kind: TransferKind): PlannedDraft {
  const { receivable, from, holder } = fragment;
  const amount = lengthOf(tile);
  return {
    terms: { receivable, from, amountMinor: amount, recipient: tile.holder },
    agreed: { kind, fields: { ...bindingTo(fragment), amount, holder, recipient: tile.holder } },
  };
}

/** Once a split is recorded: passes each part on that is to go to somebody. @returns undefined until all those parts are there */
export function plannedPasses(
  fragments: readonly Fragment[],
  tiles: readonly PlannedTile[],
  holder: string,
  kind: TransferKind,
): PlannedDrafts | undefined {
  const drafts = tiles
    .filter(({ isPassed }) => isPassed)
    .map((tile) => {
      const part = fragments.find(
        ({ from, to, holder: present }) => from === String(tile.from) && to === String(tile.to) && present === holder,
      );
      return part && plannedPass(part, tile, kind);
    });
  const [first, ...others] = drafts.filter((draft) => draft !== undefined);
  return first && others.length + 1 === drafts.length ? [first, ...others] : undefined;
}
