import { describe, expect, it } from '@jest/globals';
import { type CalendarDate, endOfDayInShanghai, parseCalendarDate } from '@tallystick/kernel';
import { type ActView, differencesOf } from '../drafting/draft-check.js';
import type { Invoice } from './invoices.js';
import { plannedIssue, type Programme, readIssue } from './issue-terms.js';

const TODAY = '2026-08-31' as CalendarDate;
const invoice: Invoice = {
  ...{ verification: 'v', number: 'INV-1', debtor: '2', creditor: '3', currency: 'CNY' },
  ...{ capMinor: 1_000_00n, usedMinor: 400_00n, leftMinor: 600_00n, until: '2026-09-10T00:00:00Z' },
};
const line: Programme = {
  ...{ programme: '5', bank: '4', debtor: '2', currency: 'CNY', limitMinor: '50000', outstandingMinor: '10000' },
  ...{ maxTenorDays: 90, verifiers: ['9'], open: true },
};
const faults = (face: string, dueDate: string, programme?: Programme) =>
  readIssue({ face, dueDate }, invoice, programme, TODAY).faults;

describe('an issue as it is typed', () => {
  it('is read exactly, and paid on the next business day', () => {
    expect(readIssue({ face: '600.00', dueDate: '2026-10-03' }, invoice, undefined, TODAY)).toEqual({
      ...{ faults: {}, faceMinor: 60_000n, payDay: '2026-10-08' },
    });
  });

  it('is at most what the invoice has left, to the last minor unit', () => {
    expect([faults('600.00', '2026-10-03').face, faults('600.01', '2026-10-03').face]).toEqual([undefined, 'overCap']);
    expect(['', '1.234', 'x', '0'].map((face) => faults(face, '2026-10-03').face)).toEqual([
      ...['empty', 'precision', 'malformed', 'zero'],
    ]);
  });

  it('is due from today on and within six calendar months, at a month’s end too', () => {
    expect(
      ['2026-08-30', '2026-08-31', '2027-02-28', '2027-03-01', '2026-02-30', ''].map((day) => faults('1', day).dueDate),
    ).toEqual(['past', undefined, undefined, 'tooLate', 'missing', 'missing']);
  });

  it('stays within the headroom and the tenor of the programme that it draws on', () => {
    expect([faults('400.00', '2026-11-20', line), faults('400.01', '2026-11-20', line).programme]).toEqual([
      {},
      'headroom',
    ]);
    expect([faults('1', '2026-11-27', line).programme, faults('1', '2026-11-30', line).programme]).toEqual([
      undefined,
      'tenor',
    ]);
  });

  it('needs an invoice', () => {
    expect(readIssue({ face: '1', dueDate: '2026-10-08' }, undefined, undefined, TODAY).faults).toEqual({
      invoice: 'missing',
    });
  });
});

describe('what the service drafts of it', () => {
  const planned = plannedIssue({
    ...{ invoice, faceMinor: 60_000n, dueDate: parseCalendarDate('2026-10-03'), programme: '0' },
  });
  const act = (message: ActView['message']): ActView => ({
    ...{ id: 'a', kind: 'issue', state: 'draft', digest: '0x', message, deadline: '', draftedBy: '2', draftedAt: '' },
    signatories: [],
  });
  const honest = {
    ...{
      receivable: ((2n << 160n) | 77n).toString(),
      debtor: '2',
      debtorEpoch: '1',
      creditor: '3',
      creditorEpoch: '1',
    },
    ...{ programme: '0', face: '60000', currency: '156', nullifier: '0x', deadline: '1' },
    due: String(endOfDayInShanghai('2026-10-08' as CalendarDate)),
  };
  const caught = (message: ActView['message']) =>
    [...differencesOf(act(message), planned.agreed), ...(planned.moreOf?.(act(message)) ?? [])].map(
      ({ field }) => field,
    );

  it('is asked for in the API’s words, without a programme where there is none', () => {
    expect(planned.terms).toEqual({ verification: 'v', faceMinor: '60000', dueDate: '2026-10-03' });
  });

  it('is taken when it says what was typed, and refused for every single thing that it says otherwise', () => {
    expect(caught(honest)).toEqual([]);
    for (const [field, lie] of [
      ...[
        ['debtor', '8'],
        ['creditor', '8'],
        ['face', '6000'],
        ['currency', '840'],
        ['programme', '5'],
      ],
      ...[
        ['due', String(endOfDayInShanghai('2026-10-03' as CalendarDate))],
        ['receivable', ((8n << 160n) | 77n).toString()],
      ],
    ] as const) {
      expect(caught({ ...honest, [field ?? '']: lie ?? '' })).toEqual([field]);
    }
  });
});
