import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { finding, KEY } from '../../testing/alarm-run.js';
import { activeAlarm, type Alarm, type AlarmBook, emptyBook } from './alarm.js';
import type { AlarmEvent } from './alarm-event.js';
import { transition } from './transition.js';

const moment = fc.integer({ min: 0, max: 60 });
const number = fc.integer({ min: 1, max: 6 });
const act = { by: fc.constant('clerk'), now: moment };

const anyFinding = fc.record({
  kind: fc.constant('finding' as const),
  now: moment,
  finding: fc
    .tuple(
      fc.constantFrom('raised' as const, 'cleared' as const),
      moment,
      fc.constantFrom('warn' as const, 'critical' as const),
      fc.boolean(),
    )
    .map(([verdict, at, level, latched]) => finding(verdict, at, { level, latched })),
});
const anyAct = fc.oneof(
  fc.record({ kind: fc.constant('acknowledge' as const), number, ...act }),
  fc.record({ kind: fc.constant('reset' as const), number, reason: fc.constant('seen'), ...act }),
  fc.record({ kind: fc.constant('shelve' as const), reason: fc.constant('noise'), until: moment, ...act }),
  fc.record({ kind: fc.constant('unshelve' as const), ...act }),
  fc.record({ kind: fc.constant('time' as const), now: moment }),
);
const anyEvents: fc.Arbitrary<AlarmEvent[]> = fc.array(
  fc.oneof({ weight: 3, arbitrary: anyFinding }, { weight: 2, arbitrary: anyAct }),
  {
    maxLength: 40,
  },
);

/** An act that cannot be done changes nothing. */
function tried(book: AlarmBook, event: AlarmEvent): AlarmBook {
  try {
    return transition(book, event).book;
  } catch {
    return book;
  }
}

const alarmsOf = ({ open, closed }: AlarmBook): readonly Alarm[] => (closed ? [...open, closed] : open);
const byNumber = (book: AlarmBook) => new Map(alarmsOf(book).map((alarm) => [alarm.number, alarm]));

/** Holds what must hold between any book and the next, over random histories. */
function always(holds: (before: AlarmBook, after: AlarmBook, event: AlarmEvent) => void): void {
  fc.assert(
    fc.property(anyEvents, (events) => {
      let book = emptyBook(KEY);
      for (const event of events) {
        const after = tried(book, event);
        holds(book, after, event);
        book = after;
      }
    }),
    { numRuns: 300 },
  );
}

describe('the alarms of a key, whatever happens', () => {
  it('are never active two at a time', () => {
    always((_, { open }) => {
      expect(open.filter(({ condition }) => condition === 'active').length).toBeLessThanOrEqual(1);
    });
  });

  it('are not cleared by being acknowledged, shelved or by time', () => {
    always((before, after, { kind }) => {
      if (kind === 'finding' || kind === 'reset') return;
      expect(activeAlarm(after)?.number).toBe(activeAlarm(before)?.number);
    });
  });

  it('are acknowledged by a person alone, however they clear', () => {
    always((before, after, { kind }) => {
      if (kind === 'acknowledge') return;
      for (const [number, alarm] of byNumber(after)) {
        if (alarm.acknowledged) expect(byNumber(before).get(number)?.acknowledged).toEqual(alarm.acknowledged);
      }
    });
  });

  it('are never cleared by evidence as old as their own, or older', () => {
    always((before, after, event) => {
      const active = activeAlarm(before);
      if (!active || event.kind !== 'finding' || event.finding.evidence.at > active.last.at) return;
      expect(activeAlarm(after)?.number).toBe(active.number);
    });
  });

  it('that are latched are cleared by a reset alone', () => {
    always((before, after, { kind }) => {
      const active = activeAlarm(before);
      if (!active?.latched || kind === 'reset') return;
      expect(activeAlarm(after)?.number).toBe(active.number);
    });
  });

  it('are numbered without a gap, and one that was cleared is never active again', () => {
    always((before, after) => {
      expect(after.raisedSoFar - before.raisedSoFar).toBeLessThanOrEqual(1);
      expect(Math.max(0, ...alarmsOf(after).map(({ number }) => number))).toBe(after.raisedSoFar);
      const gone = alarmsOf(before).filter(({ condition }) => condition === 'cleared');
      for (const { number } of gone) expect(byNumber(after).get(number)?.condition ?? 'cleared').toBe('cleared');
    });
  });

  it('lose no evidence: first, last and count only grow', () => {
    always((before, after) => {
      for (const [number, { first, last, count }] of byNumber(before)) {
        const now = byNumber(after).get(number);
        if (!now) continue;
        expect(now.first.at).toBeLessThanOrEqual(first.at);
        expect(now.last.at).toBeGreaterThanOrEqual(last.at);
        expect(now.count).toBeGreaterThanOrEqual(count);
      }
    });
  });
});
