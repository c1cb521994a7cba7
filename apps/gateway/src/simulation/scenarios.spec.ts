import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { RuleId } from '@tallystick/telemetry';
import { HARMLESS, MINUTE, monitored, SCENARIOS, warehouse } from '@tallystick/telemetry/simulation';
import { ConfigurationInvalid } from '../gateway-errors.js';
import { scenariosFolder } from './find-scenario.js';
import { playedAt, readPace, shownAt } from './pace.js';
import { readScenario } from './scenario.js';

const files = readdirSync(scenariosFolder());
const textOf = (file: string) => readFileSync(join(scenariosFolder(), file), 'utf8');
const labelOf = (file: string) => (JSON.parse(textOf(file)) as { incident: string }).incident;
const WIRE = ['replay', 'equivocation'];
const SLOW = 120_000;

describe('the scenarios that come with the product', () => {
  it('are all that the simulation knows, and what a gateway alone does wrong', () => {
    const known = [...SCENARIOS, ...HARMLESS].map(({ label }) => label);
    expect(files.map(labelOf).sort()).toEqual([...known, ...WIRE, 'none'].sort());
  });

  it.each(files)('%s is called as its file is', (file) => expect(`${readScenario(textOf(file)).name}.json`).toBe(file));

  it.each(SCENARIOS)('say of $name what the rules are held to', ({ label, from, raises }) => {
    const scenario = readScenario(textOf(files.find((file) => labelOf(file) === label) ?? ''));
    expect(scenario.beginsAt).toBe(from);
    expect(Object.fromEntries(scenario.raises.map(({ rule, withinMinutes }) => [rule, withinMinutes]))).toEqual(raises);
  });

  // Raised in time is what the simulation's own scenarios are held to; here, that nothing else is.
  it.each(files.filter((file) => !WIRE.includes(labelOf(file))))(
    '%s raises nothing that it must not',
    (file) => {
      const { seed, days, incident, raises, raisesNot } = readScenario(textOf(file));
      const { raised } = monitored(warehouse(seed, days, incident));
      const rules = new Set<RuleId>(raised.map(({ ruleId }) => ruleId));
      expect(raisesNot.filter((rule) => rules.has(rule))).toEqual([]);
      expect(raises.filter(({ rule }) => !rules.has(rule))).toEqual([]);
    },
    SLOW,
  );
});

describe('a scenario', () => {
  const sound = JSON.parse(textOf('theft-at-once.json')) as Record<string, unknown>;
  it.each([
    ['an incident that nobody knows', { incident: 'earthquake' }, /^incident: expected the label/],
    ['no beginning', { beginsAtMinute: undefined }, /^beginsAtMinute: expected when/],
    ['a rule that nobody knows', { raisesNot: ['greed'] }, /^raisesNot: expected a list/],
    ['an unknown field', { colour: 'red' }, /^colour: is not known here/],
    ['days without end', { days: 1_000 }, /^days: expected a whole number of days/],
  ])('is refused with %s', (_, changes, expected) => {
    expect.assertions(1);
    try {
      readScenario(JSON.stringify({ ...sound, ...changes }));
    } catch (error) {
      if (error instanceof ConfigurationInvalid)
        expect(error.details['faults']).toContainEqual(expect.stringMatching(expected));
    }
  });
});

describe('the pace of a play', () => {
  const scenario = readScenario(textOf('theft-at-once.json'));
  const NOW = 1_800_000_000_000;

  it('has its anchor where it is asked for', () => {
    const anchor = (from: string) => readPace(scenario, { speed: 'max', from }).anchor;
    expect(anchor('end') - anchor('start')).toBe(5 * 24 * 60 * MINUTE);
    expect(anchor('incident') - anchor('start')).toBe(4_440 * MINUTE);
    expect(anchor('incident') - anchor('incident-5')).toBe(5 * MINUTE);
    expect(anchor('incident+15') - anchor('incident')).toBe(15 * MINUTE);
    expect(anchor('incident+999999')).toBe(anchor('end'));
  });

  it.each([
    ['2', 'end'],
    ['fast', 'end'],
    ['max', 'tomorrow'],
  ])('is refused at %s from %s', (speed, from) => {
    expect(() => readPace(scenario, { speed, from })).toThrow(ConfigurationInvalid);
  });

  it('has a history in minutes, or from the first moment on', () => {
    const historyOf = (history?: string) => readPace(scenario, { speed: 'max', from: 'end', history }).historyMs;
    expect([historyOf(), historyOf('135')]).toEqual([Infinity, 135 * MINUTE]);
    expect(() => historyOf('-1')).toThrow(ConfigurationInvalid);
  });

  it.each([10, Infinity])('catches up %d times as fast, and plays nothing of the future', (speed) => {
    const firstMs = NOW - 60 * MINUTE;
    for (const moment of [firstMs, NOW - MINUTE, NOW, NOW + 30 * MINUTE]) {
      const at = playedAt(moment, NOW, firstMs, speed);
      expect(at).toBeGreaterThanOrEqual(Math.max(NOW, moment));
      expect(shownAt(at, NOW, firstMs, speed)).toBeGreaterThanOrEqual(moment);
      if (speed !== Infinity) expect(shownAt(at, NOW, firstMs, speed)).toBe(moment);
    }
    expect(playedAt(NOW - MINUTE, NOW, firstMs, 10)).toBe(NOW + (59 * MINUTE) / 10);
  });
});
