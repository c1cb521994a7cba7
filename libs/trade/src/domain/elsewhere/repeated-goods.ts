import type { RepeatedGoodsSeen } from '@tallystick/act-types';
import { append, numbersOf } from '../matching/paper-index.js';
import { sameParty } from '../matching/same-party.js';
import type { RecordPaper, Side, Trade } from '../matching/trade.js';
import { type RecordedUnit, unitsIn } from './recorded-units.js';

interface UnitRow extends RecordedUnit {
  /** Who may have recorded it. */
  readonly sides: readonly Side[];
}

const SIDES: readonly Side[] = ['seller', 'buyer'];

/**
 * Goods that records tie to two trades of one seller, or of one buyer, by the SHA-256 of each invoice. Who buys a pallet may sell it on: then the
 * two trades have no side in common. Two invoices that one event names bill parts of what it moved, which quantities tell.
 */
export function repeatedGoodsAmong(
  records: readonly RecordPaper[],
  trades: readonly Trade[],
): ReadonlyMap<string, readonly RepeatedGoodsSeen[]> {
  const rowsByUnit = new Map<string, UnitRow[]>();
  const unitsByNumber = new Map<string, string[]>();
  for (const { record, handedInBy = SIDES } of records) {
    for (const { unit, names } of unitsIn(record)) {
      append(rowsByUnit, unit, { unit, names, sides: handedInBy });
      for (const name of names) append(unitsByNumber, name, unit);
    }
  }
  if (rowsByUnit.size === 0) return new Map();
  const numbered = trades.map((trade) => ({ trade, numbers: numbersOfTrade(trade) }));
  const tradesByNumber = new Map<string, Trade[]>();
  for (const { trade, numbers } of numbered) for (const number of numbers) append(tradesByNumber, number, trade);
  const found = numbered.map(({ trade, numbers }) => {
    const shared = SIDES.flatMap((side) => sharedOn(side, trade, numbers));
    return [trade.invoice.sha256, shared] as const;
  });
  return new Map(found.filter(([, shared]) => shared.length > 0));

  function sharedOn(side: Side, trade: Trade, numbers: ReadonlySet<string>): RepeatedGoodsSeen[] {
    const isOurs = ({ names }: UnitRow) => names.some((name) => numbers.has(name));
    const own = new Set([...numbers].flatMap((number) => unitsByNumber.get(number) ?? []));
    const invoices = new Set<string>();
    let units = 0;
    for (const unit of own) {
      const rows = (rowsByUnit.get(unit) ?? []).filter(({ sides }) => sides.includes(side));
      if (!rows.some(isOurs)) continue;
      const others = rows
        .filter((row) => !isOurs(row))
        .flatMap(({ names }) => names.flatMap((name) => tradesByNumber.get(name) ?? []))
        .filter((other) => sameParty(other.invoice.document[side], trade.invoice.document[side]) === 'same');
      if (others.length > 0) units += 1;
      for (const { invoice } of others) invoices.add(invoice.sha256);
    }
    return units > 0 ? [{ recorder: side, units, invoices: invoices.size }] : [];
  }
}

function numbersOfTrade({ invoice, orders, despatches, receipts }: Trade): ReadonlySet<string> {
  return numbersOf(invoice, [...orders, ...despatches, ...receipts]);
}
