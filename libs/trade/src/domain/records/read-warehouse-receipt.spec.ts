import { describe, expect, it } from '@jest/globals';
import { aTrade, BUYER, submit } from '../../testing/a-trade.js';
import { GTIN } from '../../testing/an-event-record.js';
import { writeWarehouseReceipt } from '../../testing/a-warehouse-receipt.js';
import { eventsOf } from './trade-record.js';

const trade = aTrade();
const read = (changes = {}) => submit('receipt.json', writeWarehouseReceipt(trade, changes));

describe('a warehouse receipt', () => {
  it('says what is stored, for which order', () => {
    const { record, findings } = read({ lot: 'L1', grade: 'A', despatches: ['dn-5512'] });
    expect(findings).toEqual([]);
    expect(record).toMatchObject({ kind: 'warehouse-receipt', number: 'WR-1' });
    expect(record?.references).toEqual([trade.order.number, trade.despatch.number]);
    expect(eventsOf(record)).toMatchObject([
      { step: 'storing', day: '2026-08-23', goods: [{ gtin: GTIN, unit: 'H87' }] },
    ]);
  });

  it.each([
    ['member-missing', { slot: undefined }, true],
    ['member-missing', { commodity: 7 }, true],
    ['member-unknown', { qty: '100' }, true],
    ['party-missing', { holder: { name: 'x' } }, true],
    ['party-missing', { warehouseOperator: 'x' }, true],
    ['identifier-invalid', { holder: { ...BUYER, uscc: '915300007194052521' } }, true],
    ['identifier-invalid', { holder: { name: 'x', gln: '4012345000001' } }, true],
    ['gs1-check-digit', { gtin: '04012345111119' }, true],
    ['unit-unknown', { unit: 'BAG' }, true],
    ['value-too-long', { warehouse: 'x'.repeat(501) }, true],
    ['date-malformed', { issueDate: '23.08.2026' }, false],
    ['quantity-malformed', { quantity: '0' }, false],
    ['quantity-malformed', { quantity: 100 }, false],
  ])('%s: %j', (rule, changes, isReadable) => {
    const { record, findings } = read(changes);
    expect(findings.map((finding) => finding.rule)).toContain(rule);
    expect(record !== undefined).toBe(isReadable);
  });
});
