import type { TradeDetails } from '../papers/trade-details.js';
import { aTrade } from './a-trade.js';

/** A trade whose papers have numbers of their own, so that it is another one than those of other serials. */
export function numberedTrade(serial: number, changes: Partial<TradeDetails> = {}): TradeDetails {
  const numbered = (name: string, date: string) => ({ number: `${name}-${serial}00`, date });
  return aTrade({
    order: numbered('PO', '2026-08-03'),
    despatch: numbered('DN', '2026-08-20'),
    receipt: numbered('GR', '2026-08-22'),
    invoice: { ...numbered('INV', '2026-08-25'), dueDate: '2026-11-20' },
    ...changes,
  });
}
