import { describe, expect, it } from '@jest/globals';
import { Decimal } from '@tallystick/kernel';
import fc from 'fast-check';
import { measured, movement, SECOND, START } from '../../testing/rule-run.js';
import { climate } from './climate.js';
import { inEventTime } from './in-event-time.js';
import { parseParameters } from './parameters.js';
import type { Rule } from './rule.js';
import { type RuleEvent, timeOf } from './rule-event.js';
import { slowTheft } from './slow-theft.js';
import { unauthorisedOutbound } from './unauthorised-outbound.js';
import { weightLoss } from './weight-loss.js';

const EVERY = 10 * SECOND;
/** Fewer than the 16 events among which a late one still takes its place. */
const MOST_OVERTAKEN = 7;

const anyEvent = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom('1000', '1000.5', '985', '900') },
  { weight: 1, arbitrary: fc.constantFrom(50, -50) },
);
const anyStream = fc
  .array(fc.tuple(anyEvent, fc.double({ min: 0, max: MOST_OVERTAKEN, noNaN: true })), {
    minLength: 1,
    maxLength: 70,
    size: 'max',
  })
  .map((rows) => {
    const events = rows.map(([given], place): RuleEvent => {
      const at = START + (place + 1) * EVERY;
      return typeof given === 'string' ? measured(given, at) : movement(`${given}`, at);
    });
    const arrived = rows.map(([, late], place) => ({ place, arrives: place + late }));
    const order = arrived.toSorted((a, b) => a.arrives - b.arrives).map(({ place }) => place);
    return { events: [movement('1000', START), ...events], order: [0, ...order.map((place) => place + 1)] };
  });
/** What befalls the state after an event: it stays in memory, is stored and read, or its transaction is taken back and done again. */
const anyFates = fc.array(fc.constantFrom('kept', 'kept', 'kept', 'stored', 'taken back'), {
  minLength: 80,
  maxLength: 80,
});

function check<Parameters extends object, State>(rule: Rule<Parameters, State>, given: Record<string, unknown>) {
  const parameters = parseParameters(rule.id, rule.parameters, { ruleId: rule.id, version: 1, parameters: given });
  fc.assert(
    fc.property(anyStream, anyFates, ({ events, order }, fates) => {
      const sorted = events.toSorted((a, b) => timeOf(a) - timeOf(b));
      const plain = sorted.reduce(
        (state, event) => rule.step(state, event, parameters).state,
        rule.initial(parameters),
      );
      const ordered = inEventTime(rule);
      let state = ordered.initial(parameters);
      for (const [nth, place] of order.entries()) {
        const event = events[place] as RuleEvent;
        const fate = fates[nth];
        if (fate === 'taken back') ordered.step(state, event, parameters);
        state = ordered.step(state, event, parameters).state;
        if (fate === 'stored') state = JSON.parse(JSON.stringify(state)) as typeof state;
      }
      expect(state.current).toEqual(plain);
    }),
    { numRuns: 150 },
  );
}

describe('a rule in event time', () => {
  it('comes to what it would by all events sorted: weight loss', () => {
    check(weightLoss, { device: 'scale-1', uncertainty: '0.5', holdMs: 20_000 });
  });

  it('comes to what it would by all events sorted: slow theft', () => {
    check(slowTheft, { device: 'scale-1', sigma: '1', blockReadings: 4 });
  });

  it('comes to what it would by all events sorted: unauthorised outbound', () => {
    check(unauthorisedOutbound, { device: 'scale-1', uncertainty: '0.5', leastDrop: '3', medianOf: 3, holdMs: 20_000 });
  });

  it('comes to what it would by all events sorted: climate', () => {
    const limits = { upper: '1000', lower: '950', degreeHours: '1', durationMs: 30_000 };
    check(climate, { device: 'scale-1', metric: 'weight', unit: 'kg', ...limits });
  });

  it('is stepped through once by an event that comes in order, and twice by one of which it remembers nothing', () => {
    let steps = 0;
    const counting: typeof weightLoss = {
      ...weightLoss,
      step: (...given) => {
        steps += 1;
        return weightLoss.step(...given);
      },
    };
    const parameters = parseParameters('weight-loss', weightLoss.parameters, {
      ...{ ruleId: 'weight-loss', version: 1, parameters: { device: 'scale-1', uncertainty: '0.5' } },
    });
    const stepsOf = (isStored: boolean) => {
      const ordered = inEventTime(counting);
      steps = 0;
      let state = ordered.initial(parameters);
      for (let nth = 0; nth < 100; nth += 1) {
        const event = measured(Decimal.of(1_000n).toString(), START + nth * EVERY);
        state = ordered.step(
          isStored ? (JSON.parse(JSON.stringify(state)) as typeof state) : state,
          event,
          parameters,
        ).state;
      }
      return steps;
    };
    expect([stepsOf(false), stepsOf(true)]).toEqual([100, 184]);
  });
});
