import { describe, expect, it } from '@jest/globals';
import { Decimal } from '@tallystick/kernel';
import fc from 'fast-check';
import { measured, movement, SECOND, START } from '../../testing/rule-run.js';
import type { RuleEvent } from './rule-event.js';
import { ruleOf } from './rule-set.js';

const DEVICE = 'scale-1';
const EVERY = 10 * SECOND;
/** How many slots an event is off its turn: mostly none, a few, or as many as a backlog. */
const off = fc.oneof(
  { weight: 12, arbitrary: fc.constant(0) },
  { weight: 2, arbitrary: fc.integer({ min: -6, max: 3 }) },
  { weight: 1, arbitrary: fc.integer({ min: -40, max: 0 }) },
);
const kinds = fc.oneof(
  { weight: 30, arbitrary: fc.constant('reading' as const) },
  { weight: 1, arbitrary: fc.constantFrom('opening' as const, 'release-order' as const, 'movement' as const) },
);

/** Papers that come before, with and long after what they speak of, among readings of which some come late. */
const anyEvents = (values: readonly string[]) =>
  fc
    .array(fc.tuple(kinds, off, fc.constantFrom(...values), fc.integer({ min: 0, max: 30 })), {
      ...{ minLength: 20, maxLength: 120, size: 'max' },
    })
    .map((rows) =>
      rows.map(([kind, late, value, slots], nth): RuleEvent => {
        const at = START + Math.max(0, nth + late) * EVERY;
        if (kind === 'reading') return measured(value, at);
        if (kind === 'movement') return movement('0', at);
        const span = { id: `${nth}`, device: DEVICE, from: at - slots * EVERY, until: at };
        return kind === 'opening' ? { kind, ...span } : { kind, ...span, receivedAt: at, quantity: Decimal.of(100n) };
      }),
    );

function check(
  ruleId: 'door' | 'unauthorised-outbound',
  parameters: Record<string, unknown>,
  values: readonly string[],
) {
  const by = { ruleId, version: 1, parameters: { device: DEVICE, ...parameters } };
  fc.assert(
    fc.property(anyEvents(values), (events) => {
      const [kept, stored] = [ruleOf(by), ruleOf(by)];
      let state = kept.initial;
      let text = JSON.stringify(stored.initial);
      for (const event of events) {
        state = kept.step(state, event).state;
        text = JSON.stringify(stored.step(JSON.parse(text) as unknown, event).state);
        if (JSON.stringify(state) !== text) expect(state).toEqual(JSON.parse(text));
      }
    }),
    { numRuns: 100 },
  );
}

describe('what a rule remembers of its last state', () => {
  it('changes nothing when papers part what holds now from what held before: doors', () => {
    check('door', { metric: 'weight', debounceMs: 0 }, ['0', ...Array.from({ length: 15 }, () => '1')]);
  });

  it('changes nothing when papers or late drops do: release orders', () => {
    check('unauthorised-outbound', { uncertainty: '0.5', leastDrop: '3', medianOf: 1, holdMs: 0 }, [
      '1000',
      '900',
      '800',
    ]);
  });
});
