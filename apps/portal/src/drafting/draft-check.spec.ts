import { describe, expect, it } from '@jest/globals';
import { type ActView, type AgreedAct, differencesOf, DraftDiffers, isNumberOf } from './draft-check.js';

const agreed: AgreedAct = {
  kind: 'split',
  fields: { receivable: '9', from: '0', cuts: ['10', '25'], holder: '7' },
};
const drafted = (message: ActView['message'], kind: ActView['kind'] = 'split'): ActView => ({
  ...{ id: 'a', kind, state: 'draft', digest: '0x', message, deadline: '', draftedBy: '7', draftedAt: '' },
  signatories: [],
});
const honest = { ...agreed.fields, version: '3', deadline: '5' };

describe('a draft of the service', () => {
  it('that says what was typed, and what the form leaves to the service, differs in nothing', () => {
    expect(differencesOf(drafted(honest), agreed)).toEqual([]);
  });

  it('that says anything else is caught, field by field', () => {
    expect(differencesOf(drafted({ ...honest, holder: '8', cuts: ['10', '26'] }), agreed)).toEqual([
      { field: 'cuts', agreed: ['10', '25'], drafted: ['10', '26'] },
      { field: 'holder', agreed: '7', drafted: '8' },
    ]);
    expect(differencesOf(drafted({ ...honest, cuts: ['25', '10'] }), agreed)).toHaveLength(1);
    expect(differencesOf(drafted({ ...honest, cuts: '10,25' }), agreed)).toHaveLength(1);
  });

  it('of another kind is caught, though its fields agree', () => {
    expect(differencesOf(drafted(honest, 'merge'), agreed)).toEqual([
      { field: 'kind', agreed: 'split', drafted: 'merge' },
    ]);
  });

  it('that says nothing of a field is caught, also where every object has one of that name', () => {
    const silent = Object.fromEntries(Object.entries(honest).filter(([name]) => name !== 'holder'));
    expect(differencesOf(drafted(silent), agreed)).toEqual([{ field: 'holder', agreed: '7', drafted: undefined }]);
    const odd: AgreedAct = { kind: 'split', fields: { constructor: 'x' } };
    expect(differencesOf(drafted(honest), odd)).toEqual([{ field: 'constructor', agreed: 'x', drafted: undefined }]);
  });

  it('is refused with the fields in which it differs', () => {
    expect(new DraftDiffers([{ field: 'face', agreed: '1', drafted: '2' }]).message).toBe('the draft differs in face');
  });
});

describe('a receivable’s number', () => {
  it('is its debtor’s only with the debtor’s number at its front', () => {
    const of7 = ((7n << 160n) | 123n).toString();
    expect([isNumberOf('7', of7), isNumberOf('8', of7), isNumberOf('7', '7')]).toEqual([true, false, false]);
    expect([isNumberOf('7', undefined), isNumberOf('7', '0x07'), isNumberOf('7', [of7])]).toEqual([
      false,
      false,
      false,
    ]);
  });
});
