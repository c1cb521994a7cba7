import { describe, expect, it } from '@jest/globals';
import { ACT_KINDS, type ActKind, actKind } from '@tallystick/act-types';
import type { ActView } from '@tallystick/web-kit/signing';
import { actFields as inEnglish } from '../words/act-fields.en.js';
import { actFields as inChinese } from '../words/act-fields.zh.js';
import { actSentences as english } from '../words/act-sentences.en.js';
import { actSentences as chinese } from '../words/act-sentences.zh.js';
import { FIELD_FORMS, fieldsOf, formOf, isBinding } from './fields.js';
import { currencyOfAct, itemsOf, momentOf, partiesOf, type Told } from './told-act.js';
import { totalsOf } from './totals.js';

const KINDS = Object.keys(ACT_KINDS) as ActKind[];
const act = (kind: ActKind, message: ActView['message'], more: Partial<ActView> = {}): ActView =>
  ({ kind, message, draftedBy: '9', ...more }) as ActView;

describe('what is shown of an act', () => {
  it.each(KINDS)('of kind %s is every field that is signed, by name in both languages', (kind) => {
    for (const field of fieldsOf(kind)) {
      expect([field, FIELD_FORMS[field]]).toEqual([field, expect.any(String)]);
      expect([field, inEnglish[field], inChinese[field]]).toEqual([field, expect.any(String), expect.any(String)]);
    }
  });

  it.each(KINDS)('of kind %s is told in a sentence of fields that it has', (kind) => {
    const known = new Set(fieldsOf(kind));
    const asked: string[] = [];
    const named = (field: string) => {
      asked.push(field);
      return `<${field}>`;
    };
    const told: Told = {
      ...{ party: named, amount: named, moment: named, day: named, plain: named, claim: '…1' },
      is: (field) => named(field) !== '',
      count: (field) => named(field).length,
    };
    for (const sentence of [english[kind](told), chinese[kind](told)]) {
      expect(sentence.length).toBeGreaterThan(5);
      // What moves money names each sum that it moves.
      for (const sum of ['face', 'price'].filter((field) => known.has(field))) expect(sentence).toContain(`<${sum}>`);
    }
    expect(asked.filter((field) => !known.has(field))).toEqual([]);
  });

  it('never takes an address for an amount, whatever its field is called', () => {
    expect([formOf('mint', 'to'), formOf('transfer', 'to')]).toEqual(['address', 'amount']);
    for (const kind of KINDS) {
      for (const { name, type } of actKind(kind).fields)
        expect(formOf(kind, name) === 'address').toBe(type === 'address');
    }
  });

  it('sets what ties it to the ledger apart from what is agreed', () => {
    expect(fieldsOf('transfer').filter(isBinding)).toEqual(['version', 'holderEpoch', 'recipientEpoch']);
  });
});

describe('the money of an act', () => {
  it('is in the currency that it says, else in the one of what it is about', () => {
    const concerns = { currency: 'USD', debtor: '1' };
    expect(currencyOfAct(act('issue', { currency: '156' }, { concerns }))).toBe('CNY');
    expect(currencyOfAct(act('transfer', {}, { concerns }))).toBe('USD');
    expect(currencyOfAct(act('issue', { currency: '65535' }))).toBeUndefined();
    expect(currencyOfAct(act('mint', { amount: '5' }))).toBeUndefined();
  });

  it('is totalled by currency, to the last unit', () => {
    const acts = [
      act('issue', { currency: '156', face: '10000000000000000001' }),
      act('transfer', { amount: '2' }, { concerns: { currency: 'CNY', debtor: '1' } }),
      act('transfer', { amount: '3' }, { concerns: { currency: 'JPY', debtor: '1' } }),
      act('raise-epoch', {}),
    ];
    expect(totalsOf(acts)).toEqual([
      { currency: 'CNY', amountMinor: 10000000000000000003n },
      { currency: 'JPY', amountMinor: 3n },
    ]);
  });
});

it('names each party of an act once, and nobody where there is none', () => {
  const message = { verifiers: ['3', '4'], bank: '3', debtor: '0' };
  expect(partiesOf(act('open-programme', message), ['verifiers', 'bank', 'debtor'])).toEqual(['3', '4', '9']);
  expect(itemsOf(act('open-programme', message), 'nothing')).toEqual([]);
});

it('takes no moment from seconds that no date can hold', () => {
  expect([momentOf('0'), momentOf('99999999999999')]).toEqual(['1970-01-01T00:00:00.000Z', undefined]);
});
