import { describe, expect, it } from '@jest/globals';
import { alarmRun, BY, KEY, told } from '../../testing/alarm-run.js';
import { alarmState, type AlarmState, emptyBook, silencedBy } from './alarm.js';
import {
  AlarmNotAcknowledged,
  AlarmNotLatched,
  AlarmNotOpen,
  OutageInvalid,
  OutageUnknown,
  ReasonMissing,
  ShelvingTooLong,
  TooManyOutages,
} from './alarm-errors.js';
import type { AlarmEvent } from './alarm-event.js';

const HOUR = 3_600_000;
const latched = { latched: true };
const acknowledge = (now = 50, number = 1): AlarmEvent => ({ kind: 'acknowledge', number, by: 'clerk', now });
const reset = (now = 60, number = 1, reason = 'looked at'): AlarmEvent => ({
  kind: 'reset',
  number,
  by: 'clerk',
  now,
  reason,
});
const shelve = (until: number, now = 20, reason = 'cleaning'): AlarmEvent => ({
  kind: 'shelve',
  by: 'clerk',
  reason,
  until,
  now,
});
const outage = (from: number, until: number | null, now = 0, id = 'outage-1'): AlarmEvent => ({
  kind: 'take-out-of-service',
  outage: { id, by: 'clerk', reason: 'new load cells', from, until },
  now,
});
const back = (now: number, id = 'outage-1'): AlarmEvent => ({ kind: 'return-to-service', id, by: 'clerk', now });
const time = (now: number): AlarmEvent => ({ kind: 'time', now });

/** How an alarm, raised at 10, comes into each state. */
const WAYS: Readonly<Record<AlarmState, readonly AlarmEvent[]>> = {
  unacknowledged: [told('raised', 10)],
  acknowledged: [told('raised', 10), acknowledge()],
  'returned-unacknowledged': [told('raised', 10), told('cleared', 100)],
  'latched-unacknowledged': [told('raised', 10, latched), told('cleared', 100)],
  'latched-acknowledged': [told('raised', 10, latched), told('cleared', 100), acknowledge()],
  closed: [told('raised', 10), told('cleared', 100), acknowledge()],
};
const LATCHED_WAYS = {
  unacknowledged: [told('raised', 10, latched)],
  acknowledged: [told('raised', 10, latched), acknowledge()],
};
const EVENTS = {
  raised: told('raised', 200),
  'raised late': told('raised', 50),
  'raised before it': told('raised', 5),
  cleared: told('cleared', 200),
  'cleared late': told('cleared', 9),
  acknowledge: acknowledge(),
  reset: reset(),
} as const;
type EventName = keyof typeof EVENTS;

/** The states of all alarms of the key afterwards, by number; what is refused is named by its error. */
const after = (way: readonly AlarmEvent[], event: AlarmEvent): readonly string[] => {
  try {
    const { open, closed } = alarmRun([...way, event]).book;
    const all = closed ? [...open, closed] : [...open];
    return all.toSorted((a, b) => a.number - b.number).map(alarmState);
  } catch (error) {
    return [error instanceof Error ? error.name : String(error)];
  }
};

const U = 'unacknowledged';
const R = 'returned-unacknowledged';
const LU = 'latched-unacknowledged';
const LA = 'latched-acknowledged';
const A = 'acknowledged';

const TABLE: readonly (readonly [AlarmState, Readonly<Record<EventName, readonly string[]>>])[] = [
  [
    U,
    {
      ...{ raised: [U], 'raised late': [U], 'raised before it': [U], cleared: [R], 'cleared late': [U] },
      ...{ acknowledge: [A], reset: ['AlarmNotLatched'] },
    },
  ],
  [
    A,
    {
      ...{ raised: [A], 'raised late': [A], 'raised before it': [A], cleared: ['closed'], 'cleared late': [A] },
      ...{ acknowledge: [A], reset: ['AlarmNotLatched'] },
    },
  ],
  [
    R,
    {
      ...{ raised: [R, U], 'raised late': [R], 'raised before it': [R, U], cleared: [R], 'cleared late': [R] },
      ...{ acknowledge: ['closed'], reset: ['AlarmNotLatched'] },
    },
  ],
  [
    LU,
    {
      ...{ raised: [U], 'raised late': [LU], 'raised before it': [LU], cleared: [LU], 'cleared late': [LU] },
      ...{ acknowledge: [LA], reset: ['AlarmNotAcknowledged'] },
    },
  ],
  [
    LA,
    {
      ...{ raised: [A], 'raised late': [LA], 'raised before it': [LA], cleared: [LA], 'cleared late': [LA] },
      ...{ acknowledge: [LA], reset: ['closed'] },
    },
  ],
  [
    'closed',
    {
      ...{ raised: ['closed', U], 'raised late': ['closed'], 'raised before it': ['closed', U] },
      ...{ cleared: ['closed'], 'cleared late': ['closed'], acknowledge: ['AlarmNotOpen'], reset: ['AlarmNotOpen'] },
    },
  ],
];

describe.each(TABLE)('an alarm that is %s', (state, row) => {
  it.each(Object.entries(row))('with %s is %j', (name, expected) => {
    expect(after(WAYS[state], EVENTS[name as EventName])).toEqual(expected);
  });
});

describe.each(Object.entries(LATCHED_WAYS))('a latched alarm that is %s', (state, way) => {
  it('is latched still when its condition is gone', () => {
    expect(after(way, EVENTS.cleared)).toEqual([state === A ? LA : LU]);
  });

  it(state === A ? 'may be reset though its condition is not known to be gone' : 'is not reset unseen', () => {
    expect(after(way, EVENTS.reset)).toEqual([state === A ? 'closed' : 'AlarmNotAcknowledged']);
  });
});

describe('an alarm', () => {
  it('keeps the first, the last and the count of its evidence, by event time', () => {
    const { book } = alarmRun([told('raised', 10), told('raised', 30), told('raised', 5), told('raised', 20)]);
    expect(book.open).toMatchObject([{ first: { at: 5 }, last: { at: 30 }, count: 4, message: 'at 30', raisedAt: 10 }]);
  });

  it('names the version and parameters that raised it, though they changed since', () => {
    const by = { ...BY, version: 5 };
    expect(alarmRun([told('raised', 10), told('raised', 20, { by })]).book.open).toMatchObject([{ by: BY }]);
  });

  it('takes late evidence into the account of what is over', () => {
    const { book, notices } = alarmRun([...WAYS.closed, told('raised', 50)]);
    expect(book.closed).toMatchObject({ count: 2, last: { at: 50 } });
    expect(notices.at(-1)?.kind).toBe('acknowledged');
  });

  it('takes late evidence into the account of the latest, though an older one is not acknowledged yet', () => {
    const both = [told('raised', 10), told('cleared', 20), told('raised', 30), told('cleared', 40), acknowledge(50, 2)];
    expect(alarmRun([...both, told('raised', 35)]).book).toMatchObject({
      raisedSoFar: 2,
      closed: { number: 2, count: 2 },
    });
  });

  it('that was reset is not raised by the same evidence again, and is by newer', () => {
    const way = [told('raised', 10, latched), acknowledge(), reset()];
    expect(after(way, told('raised', 10, latched))).toEqual(['closed']);
    expect(after(way, told('raised', 11, latched))).toEqual(['closed', U]);
  });

  it('that becomes critical is to be acknowledged anew, and never falls', () => {
    const critical = told('raised', 20, { level: 'critical', may: 'warn' });
    const { book, notices } = alarmRun([...WAYS.acknowledged, critical, told('raised', 30)]);
    expect(book.open).toMatchObject([{ level: 'critical', may: 'call', acknowledged: null }]);
    expect(notices.map(({ kind }) => kind)).toEqual(['raised', 'acknowledged', 'escalated']);
  });

  it('escalates by its finding’s count, and stays acknowledged', () => {
    const rising = [0, 1, 1, 2, 1].map((escalation, n) => told('raised', 20 + n, { escalation }));
    const { book, notices } = alarmRun([...WAYS.acknowledged, ...rising]);
    expect(book.open).toMatchObject([{ escalation: 2, acknowledged: { by: 'clerk', at: 50 } }]);
    expect(notices.filter(({ kind }) => kind === 'escalated')).toHaveLength(2);
  });

  it('may do the most that any of its findings may', () => {
    const { book } = alarmRun([
      told('raised', 10, { may: 'record' }),
      told('raised', 11, { may: 'call' }),
      told('raised', 12, { may: 'warn' }),
    ]);
    expect(book.open[0]?.may).toBe('call');
  });

  it('is numbered within its key, and acknowledged by its number', () => {
    const { book } = alarmRun([told('raised', 10), told('cleared', 20), told('raised', 30), acknowledge(40, 2)]);
    expect(book.open.map((alarm) => [alarm.number, alarmState(alarm)])).toEqual([
      [1, R],
      [2, A],
    ]);
    expect(() => alarmRun([acknowledge(40, 3)], book)).toThrow(AlarmNotOpen);
  });
});

describe('shelving', () => {
  it('keeps people from being told, and nothing from being recorded', () => {
    const { book, notices } = alarmRun([shelve(1_000), told('raised', 30), told('cleared', 40)]);
    expect(book.open).toMatchObject([{ number: 1, condition: 'cleared' }]);
    expect(notices).toEqual([
      { kind: 'raised', number: 1, silencedBy: 'shelved' },
      { kind: 'cleared', number: 1, silencedBy: 'shelved' },
    ]);
  });

  it('ends at its time, when what is not acknowledged is told', () => {
    const raised = [shelve(1_000), told('raised', 30)];
    expect(alarmRun([...raised, time(999)]).notices).toHaveLength(1);
    const { book, notices } = alarmRun([...raised, time(1_000), time(1_001)]);
    expect(notices.slice(1)).toEqual([{ kind: 'resumed', number: 1, silencedBy: null }]);
    expect(book.shelved).toBeNull();
  });

  it('ends when it is undone, and tells of nothing that is acknowledged', () => {
    const undo: AlarmEvent = { kind: 'unshelve', by: 'clerk', now: 100 };
    expect(alarmRun([shelve(1_000), told('raised', 30), undo]).notices.at(-1)?.kind).toBe('resumed');
    expect(alarmRun([shelve(1_000), told('raised', 30), acknowledge(), undo]).notices.at(-1)?.kind).toBe(
      'acknowledged',
    );
  });

  it('that ran out unnoticed tells of what was raised within it, and once of what is raised now', () => {
    const kinds = (event: AlarmEvent) =>
      alarmRun([shelve(1_000), told('raised', 30), event]).notices.map(({ kind }) => kind);
    expect(kinds(told('cleared', 2_000))).toEqual(['raised', 'resumed', 'cleared']);
    expect(alarmRun([shelve(1_000), told('raised', 2_000)]).notices).toEqual([
      { kind: 'raised', number: 1, silencedBy: null },
    ]);
  });

  it('is over at its time to the millisecond', () => {
    const { book } = alarmRun([shelve(1_000)]);
    expect([silencedBy(book, 999), silencedBy(book, 1_000)]).toEqual(['shelved', null]);
  });

  it.each([[20], [10], [20 + 24 * HOUR + 1], [Number.NaN], [Number.POSITIVE_INFINITY]])(
    'until %d is refused',
    (until) => {
      expect(() => alarmRun([shelve(until)])).toThrow(ShelvingTooLong);
    },
  );

  it('for a day, and with a reason, is the most', () => {
    expect(alarmRun([shelve(20 + 24 * HOUR)]).book.shelved).toMatchObject({ by: 'clerk', reason: 'cleaning' });
    for (const reason of ['', ' \n', 'x'.repeat(501)])
      expect(() => alarmRun([shelve(100, 20, reason)])).toThrow(ReasonMissing);
  });
});

describe('maintenance', () => {
  it('keeps people from being told from its beginning to its end', () => {
    const { notices } = alarmRun([
      outage(100, 200),
      told('raised', 50),
      told('cleared', 150),
      told('raised', 160),
      time(200),
    ]);
    expect(notices).toEqual([
      { kind: 'raised', number: 1, silencedBy: null },
      { kind: 'cleared', number: 1, silencedBy: 'out-of-service' },
      { kind: 'raised', number: 2, silencedBy: 'out-of-service' },
      { kind: 'resumed', number: 1, silencedBy: null },
      { kind: 'resumed', number: 2, silencedBy: null },
    ]);
  });

  it('without an end lasts until the device is returned to service', () => {
    const raised = [outage(0, null), told('raised', 50)];
    expect(alarmRun([...raised, time(1e12)]).notices).toHaveLength(1);
    expect(alarmRun([...raised, back(100)]).notices.at(-1)).toEqual({ kind: 'resumed', number: 1, silencedBy: null });
    expect(() => alarmRun([...raised, back(100, 'outage-2')])).toThrow(OutageUnknown);
  });

  it.each([
    [100, 100, 0],
    [100, 50, 0],
    [Number.NaN, null, 0],
    [0, 100, 100],
  ])('from %d to %d, told at %d, is refused', (from, until, now) => {
    expect(() => alarmRun([outage(from, until, now)])).toThrow(OutageInvalid);
  });

  it('is planned once under one id, and a hundred times at most', () => {
    expect(() => alarmRun([outage(0, null), outage(5, null)])).toThrow(OutageInvalid);
    const many = Array.from({ length: 101 }, (_, n) => outage(n, null, 0, `outage-${n}`));
    expect(() => alarmRun(many)).toThrow(TooManyOutages);
  });
});

describe('an act that cannot be done', () => {
  it.each([
    ['resetting what is not latched', [...WAYS.acknowledged, reset()], AlarmNotLatched],
    ['resetting what is not acknowledged', [told('raised', 10, latched), reset()], AlarmNotAcknowledged],
    ['resetting without a reason', [...LATCHED_WAYS.acknowledged, reset(60, 1, ' ')], ReasonMissing],
    ['acknowledging what is not there', [acknowledge()], AlarmNotOpen],
  ] as const)('as %s is refused', (_, events, error) => {
    expect(() => alarmRun(events, emptyBook(KEY))).toThrow(error);
  });
});
