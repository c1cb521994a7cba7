import { describe, expect, it } from '@jest/globals';
import { byNeed, lineOf, neededOf, needs, ownAnswer } from './requests.js';
import { answer, NOW, quote, request } from './test-request.js';
import type { QuoteRequestView } from './views.js';

const declined = answer('8', [], { state: 'declined', reason: 'no line', declinedAt: '2026-09-01T00:30:00Z' });
const needOf = (asked: QuoteRequestView, party: string, nowMs = NOW) => needs(lineOf(asked, nowMs), party);

describe('a request for quotes', () => {
  it('says from afar how many have answered, and the best that can be accepted', () => {
    const asked = request([
      answer('9', [quote('a', '95'), quote('b', '97', { state: 'expired' })]),
      declined,
      answer('6'),
    ]);
    expect(lineOf(asked, NOW)).toMatchObject({
      ...{ answeredCount: 2, askedCount: 3, standingCount: 1, best: { act: 'a', priceMinor: 95n } },
    });
    expect(lineOf(request([answer('9')]), NOW)).toMatchObject({ answeredCount: 0, best: undefined });
  });

  it('needs a bank that has not answered, as long as it is open', () => {
    expect(needOf(request([answer('9')]), '9')).toBe('answer');
    expect(needOf(request([answer('9', [quote('a', '95')])]), '9')).toBeUndefined();
    expect(needOf(request([declined]), '8')).toBeUndefined();
    expect(needOf(request([answer('9')], { state: 'lapsed' }), '9')).toBeUndefined();
    expect(needOf(request([answer('9')]), '5')).toBeUndefined();
  });

  it('needs its seller once a quote stands, until none does', () => {
    expect(needOf(request([answer('9')]), '7')).toBeUndefined();
    const quoted = [answer('9', [quote('a', '95')])];
    expect([needOf(request(quoted), '7'), needOf(request(quoted, { state: 'lapsed' }), '7')]).toEqual([
      ...['choice', 'choice'],
    ]);
    expect(needOf(request(quoted), '7', Date.parse('2026-09-02T00:00:00Z'))).toBeUndefined();
    expect(needOf(request(quoted, { state: 'sold' }), '7')).toBeUndefined();
  });

  it('stands before others at a bank that has not answered it, and before those that have longer', () => {
    const of = (id: string, until: string, own = answer('9')) => request([own], { id, until });
    const requests = [
      of('quoted', '2026-09-02T00:00:00Z', answer('9', [quote('a', '95')])),
      of('later', '2026-09-04T00:00:00Z'),
      of('declined', '2026-09-01T02:00:00Z', { ...declined, bank: '9' }),
      of('sooner', '2026-09-03T00:00:00Z'),
    ];
    expect(byNeed(requests, '9').map(({ id }) => id)).toEqual(['sooner', 'later', 'quoted', 'declined']);
    expect(ownAnswer(request([answer('9'), declined]), '8')).toBe(declined);
  });

  it('is done for the shortest time first: a choice for as long as the best quote stands, an answer for as long as it is wanted', () => {
    const requests = [
      request([answer('9')], { id: 'asked', seller: '6', until: '2026-09-03T00:00:00Z' }),
      request([answer('8', [quote('a', '95')])], { id: 'quoted', seller: '9' }),
      request([answer('8')], { id: 'nothing', seller: '9' }),
    ];
    expect(neededOf(requests, '9', NOW).map(({ line, what, until }) => [line.request.id, what, until])).toEqual([
      ['quoted', 'choice', '2026-09-02T00:00:00Z'],
      ['asked', 'answer', '2026-09-03T00:00:00Z'],
    ]);
  });
});
