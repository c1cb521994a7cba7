import { describe, expect, it } from '@jest/globals';
import { Decimal } from '@tallystick/kernel';
import { START, measured } from '../../testing/rule-run.js';
import type { Reading } from '../batch/batch.js';
import { eventsOf } from './events-of-readings.js';
import { readingsOf } from './readings-of-event.js';
import type { FixEvent, TagCycleEvent } from './rule-event.js';

const circumstances = { receivedAt: START + 1_000, clock: 'trusted', grade: 'signed' } as const;
const timed = { at: START, ...circumstances };
const cycle: TagCycleEvent = { kind: 'tag-cycle', device: 'reader-1', seen: ['7', '12', 'E2801160'], ...timed };
const fix: FixEvent = {
  ...{ kind: 'fix', device: 'tracker-1', longitude: 121_473_701, latitude: -31_230_416, accuracyMetres: 12 },
  ...timed,
};
const reading = (metric: string, value: string, unit = '1', device = 'reader-1'): Reading => ({
  ...{ device, metric, atMs: START, unit },
  value: Decimal.parse(value),
});

describe('what the rules hear of a batch', () => {
  it.each([
    ['a measurement', measured('20.5', START, { uncertainty: Decimal.parse('0.1') })],
    ['a round of tags', cycle],
    ['a round that saw none', { ...cycle, seen: [] }],
    ['a place', fix],
  ] as const)('is what was written: %s', (_, event) => {
    expect(eventsOf(readingsOf(event), circumstances)).toEqual([event]);
  });

  it('keeps the order of its readings, and rounds of two readers apart', () => {
    const other: TagCycleEvent = { ...cycle, device: 'reader-2', seen: ['9'] };
    const [head = [], tail = []] = [readingsOf(cycle), readingsOf(other)];
    const mixed = [...head.slice(0, 2), ...tail, ...readingsOf(measured('20.5', START)), ...head.slice(2)];
    expect(eventsOf(mixed, circumstances)).toEqual([cycle, other, measured('20.5', START)]);
  });

  it.each([
    ['a round that lost tags', [reading('tag-cycle', '2'), reading('tag:7', '1')]],
    ['a round without its count', [reading('tag:7', '1')]],
    ['a round counted twice', [reading('tag-cycle', '1'), reading('tag-cycle', '1'), reading('tag:7', '1')]],
    ['a tag told twice for two', [reading('tag-cycle', '2'), reading('tag:7', '1'), reading('tag:7', '1')]],
    ['a place without its accuracy', readingsOf(fix).slice(0, 2)],
    ['a place in another unit', [...readingsOf(fix).slice(0, 2), reading('accuracy', '12', 'km', 'tracker-1')]],
  ])('does not take %s for goods that are gone', (_, readings) => {
    expect(eventsOf(readings, circumstances)).toEqual([]);
  });

  it('takes a tag told as 0 for one not seen', () => {
    const readings = [reading('tag-cycle', '1'), reading('tag:7', '0'), reading('tag:8', '1')];
    expect(eventsOf(readings, circumstances)).toMatchObject([{ seen: ['8'] }]);
  });

  it('never makes a place more exact than it was told', () => {
    const told = [
      reading('longitude', '121.4737019', 'deg', 'tracker-1'),
      reading('latitude', '31', 'deg', 'tracker-1'),
      reading('accuracy', '4.1', 'm', 'tracker-1'),
    ];
    expect(eventsOf(told, circumstances)).toMatchObject([
      { longitude: 121_473_701, latitude: 31_000_000, accuracyMetres: 5 },
    ]);
  });
});
