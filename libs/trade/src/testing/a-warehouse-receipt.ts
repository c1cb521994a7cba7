import type { TradeDetails } from '../papers/trade-details.js';
import { BUYER, STRANGER } from './a-trade.js';
import { GTIN } from './an-event-record.js';

/** A hundred rotors of a trade's order in one slot. */
export function writeWarehouseReceipt(trade: TradeDetails, changes: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({
    type: 'WarehouseReceipt',
    number: 'WR-1',
    issueDate: '2026-08-23',
    warehouseOperator: STRANGER,
    holder: BUYER,
    commodity: '电机转子',
    gtin: GTIN,
    quantity: '100',
    unit: 'H87',
    warehouse: 'Hangzhou 3',
    slot: 'B-07-2',
    orders: [trade.order.number],
    ...changes,
  });
}
