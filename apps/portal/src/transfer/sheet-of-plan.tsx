import { SheetButton } from '../lists/sheet-button.js';
import { usePartyNames } from '../parties/party-name.js';
import { planSheet } from './plan-sheet.js';
import type { PlannedTile } from './split-plan.js';

interface SheetOfPlanTerms {
  /** Its whole number. */
  readonly receivable: string;
  readonly tiles: readonly PlannedTile[];
  readonly currency: string;
}

/** The plan as it is drawn now, for a spreadsheet. */
export function SheetOfPlan({ receivable, tiles, currency }: SheetOfPlanTerms) {
  const nameOf = usePartyNames([...new Set(tiles.map(({ holder }) => holder))]);
  return (
    <SheetButton name={`receivable-${receivable}-plan`} rows={() => planSheet(receivable, tiles, currency, nameOf)} />
  );
}
