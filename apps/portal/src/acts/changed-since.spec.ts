import { describe, expect, it } from '@jest/globals';
import type { ActView } from '@tallystick/web-kit/signing';
import type { HistoryEntry } from '../receivables/use-history.js';
import { claimOf, firstApprovedAt, since } from './changed-since.js';

const act = (terms: object) => ({ kind: 'transfer', message: {}, signatories: [], ...terms }) as unknown as ActView;
const places = (...moments: string[]) =>
  [{ approvals: moments.map((approvedAt) => ({ approvedAt })) }] as Parameters<typeof firstApprovedAt>[1];
const entry = (at: string) => ({ at }) as HistoryEntry;

describe('what changed since an act was first approved', () => {
  it('is asked of the receivable that it is about, and not of one that it issues, nor of another subject', () => {
    expect(claimOf(act({ message: { receivable: '12' } }))).toBe('12');
    expect(claimOf(act({ kind: 'issue', message: { receivable: '12' } }))).toBeUndefined();
    expect(claimOf(act({ kind: 'name-settlement-bank', message: { bank: '3' } }))).toBeUndefined();
  });

  it('counts from the first person who approved or the first party that signed, whichever came first', () => {
    const signed = act({ signatories: [{ signedAt: '2026-11-28T10:00:00Z' }, {}] });
    expect(firstApprovedAt(signed, places('2026-11-28T11:00:00Z', '2026-11-28T09:30:00.5Z'))).toBe(
      '2026-11-28T09:30:00.5Z',
    );
    expect(firstApprovedAt(signed, places('2026-11-28T11:00:00Z'))).toBe('2026-11-28T10:00:00Z');
    expect(firstApprovedAt(act({}), places())).toBeUndefined();
    expect(firstApprovedAt(act({ signatories: [{}] }), [])).toBeUndefined();
  });

  it('is what came after, and what shares its second', () => {
    const entries = ['09:29:59', '09:30:00', '09:30:01'].map((time) => entry(`2026-11-28T${time}Z`));
    expect(since('2026-11-28T09:30:00.500Z', entries)).toEqual(entries.slice(1));
    expect(since('2026-11-28T09:30:01.001Z', entries)).toEqual(entries.slice(2));
    expect(since('2026-11-28T09:30:02Z', entries)).toEqual([]);
  });
});
