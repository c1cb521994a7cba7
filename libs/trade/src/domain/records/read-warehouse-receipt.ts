import { Decimal, DecimalMalformed, findCalendarDate, findGln, findGtin, findLei, findUscc } from '@tallystick/kernel';
import { findUnit } from '../documents/units.js';
import type { JsonReader } from '../json/json-reader.js';
import type { JsonObject } from '../json/read-json.js';
import { canonicalReference } from '../matching/references.js';
import { canonicalName } from '../matching/same-party.js';
import type { ReceiptedGoods, ReceiptParty, WarehouseReceipt } from './trade-record.js';

const TEXTS = ['type', 'number', 'issueDate', 'commodity', 'quantity', 'unit', 'warehouse', 'slot'] as const;
const OPTIONAL_TEXTS = ['grade', 'gtin', 'lot', 'container'] as const;
const MEMBERS: ReadonlySet<string> = new Set([
  ...TEXTS,
  ...OPTIONAL_TEXTS,
  'warehouseOperator',
  'holder',
  'orders',
  'despatches',
]);

/** Nothing when a member that it cannot do without is missing or malformed; all that is wrong is told at once. */
export function readWarehouseReceipt(reader: JsonReader, root: JsonObject): WarehouseReceipt | undefined {
  const text = (name: string) => reader.text(root[name], `$.${name}`).trim();
  for (const name of TEXTS) {
    if (text(name) === '') reader.report('member-missing', 'error', `$.${name}`, `"${name}" is missing, or is no text`);
  }
  for (const name of Object.keys(root).filter((member) => !MEMBERS.has(member))) {
    reader.report('member-unknown', 'warning', '$', `"${name.slice(0, 40)}" is no member of a warehouse receipt`);
  }
  const [operator, holder] = [readParty(reader, root, 'warehouseOperator'), readParty(reader, root, 'holder')];
  const day = findCalendarDate(text('issueDate'));
  if (!day) reader.report('date-malformed', 'error', '$.issueDate', 'a day is written YYYY-MM-DD');
  const quantity = readQuantity(reader, text('quantity'));
  const gtin = text('gtin');
  if (gtin && !isGtin(gtin)) reader.report('gs1-check-digit', 'error', '$.gtin', `${gtin.slice(0, 40)} is no GTIN`);
  if (!findUnit(text('unit')))
    reader.report('unit-unknown', 'warning', '$.unit', 'not a unit of Recommendation 20 that is converted');
  if (!day || !quantity || text('number') === '') return undefined;
  const references = [...new Set(['orders', 'despatches'].flatMap((name) => readReferences(reader, root, name)))];
  const goods = {
    gtin: gtin === '' ? '' : gtin.padStart(14, '0'),
    instance: '',
    quantity,
    unit: text('unit').toUpperCase(),
  };
  const identity = `warehouse-receipt ${reader.text(reader.object(root.warehouseOperator)?.name, '')} ${text('number')}`;
  const slot = JSON.stringify(['warehouse', 'slot'].map((name) => canonicalName(text(name))));
  const stowed = ['lot', 'container'].filter((name) => text(name) !== '');
  const titles = [identity, ...stowed.map((name) => `${name} ${canonicalName(text(name))} in ${slot}`)];
  const stored = { type: 'ObjectEvent', action: 'ADD', step: 'storing', isRetraction: false, parent: '' } as const;
  const events = [{ ...stored, identity, day, goods: [goods], references, source: '', destination: '' }];
  const said = {
    ...{ issuedOn: day, commodity: text('commodity'), grade: text('grade'), gtin, lot: text('lot') },
    ...{ container: text('container'), quantity, unit: goods.unit, warehouse: text('warehouse'), slot: text('slot') },
    ...{ operator, holder },
  } satisfies ReceiptedGoods;
  return { kind: 'warehouse-receipt', number: text('number'), references, titles, events, goods: said };
}

function readParty(reader: JsonReader, root: JsonObject, role: string): ReceiptParty {
  const [party, where] = [reader.object(root[role]), `$.${role}`];
  const text = (name: string) => reader.text(party?.[name], `${where}.${name}`).trim();
  const [name, uscc, lei, gln] = [text('name'), text('uscc'), text('lei'), text('gln')];
  const isNamed = name !== '' && (uscc !== '' || lei !== '' || gln !== '');
  if (!isNamed)
    reader.report('party-missing', 'error', where, 'an organisation has a "name", and a "uscc", "lei" or "gln"');
  const valid = { uscc: findUscc(uscc), lei: findLei(lei), gln: isGln(gln) };
  for (const [code, found] of Object.entries(valid)) {
    if (text(code) === '' || found) continue;
    reader.report('identifier-invalid', 'error', `${where}.${code}`, 'its check characters are wrong');
  }
  return { name, uscc, lei, gln };
}

/** Decimal digits as text, for JSON's numbers are doubles in many programs. */
function readQuantity(reader: JsonReader, text: string): Decimal | undefined {
  try {
    const quantity = Decimal.parse(text);
    if (quantity.compare(Decimal.ZERO) > 0) return quantity;
  } catch (error) {
    if (!(error instanceof DecimalMalformed)) throw error;
  }
  reader.report('quantity-malformed', 'error', '$.quantity', 'a quantity above zero, as text: "12.500"');
  return undefined;
}

function readReferences(reader: JsonReader, root: JsonObject, name: string): string[] {
  return reader
    .list(root[name])
    .map((number) => canonicalReference(reader.text(number, `$.${name}`)))
    .filter((number) => number !== '');
}

function isGtin(text: string): boolean {
  return findGtin(text) !== undefined;
}

function isGln(text: string): boolean {
  return findGln(text) !== undefined;
}
