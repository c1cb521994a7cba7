import { expect, it } from '@jest/globals';
import type { Due } from '../settlement/due.js';
import { dueWithin, monthsWithin } from './due-within.js';

const due = (day: string): Due => ({
  ...{ side: 'incoming', debtor: '9', currency: 'CNY', month: day.slice(0, 7), day },
  ...{ amountMinor: '1', overdueMinor: '0', count: 1 },
});

it('is told what falls due from today in Shanghai on, and for so many days', () => {
  const dues = ['2026-11-28', '2026-11-29', '2026-12-29', '2026-12-30'].map(due);
  // Past midnight there, and not yet here.
  const now = new Date('2026-11-28T17:00:00Z');
  expect(dueWithin(dues, now, 30).map(({ day }) => day)).toEqual(['2026-11-29', '2026-12-29']);
});

it('is looked for in every month that it may lie in', () => {
  expect(monthsWithin(new Date('2027-01-31T04:00:00Z'), 30)).toEqual(['2027-01', '2027-02', '2027-03']);
  expect(monthsWithin(new Date('2026-12-05T04:00:00Z'), 30)).toEqual(['2026-12', '2027-01']);
  expect(monthsWithin(new Date('2026-12-01T04:00:00Z'), 30)).toEqual(['2026-12']);
});
