import { Decimal } from '@tallystick/kernel';
import type { ReleaseOrderEvent, RuleEvent } from '../domain/rules/rule-event.js';
import { workOf, type WorkDay } from './work-days.js';
import { type Random, randomOf } from './random.js';
import { DAY, HOUR, MINUTE, SECOND, START } from './simulated-time.js';

/** What befalls an ordinary warehouse; each is asked for every moment, and what is left out does not happen. */
export interface Incident {
  /** Grams that are on the scale more than the papers say. */
  readonly grams?: (at: number) => number;
  readonly isTagGone?: (tag: number, at: number) => boolean;
  /** Cartons that are there beside those of the ordinary work, by their tags. */
  readonly more?: (at: number) => readonly number[];
  /** Hundredths of a degree above what the cooling keeps. */
  readonly warmer?: (at: number) => number;
  readonly isDoorOpen?: (at: number) => boolean;
  readonly isSilent?: (device: string, at: number) => boolean;
  /** How far the gateway's clock is off, milliseconds. */
  readonly clockOff?: (at: number) => number;
  /** The scale shows what it showed then. */
  readonly stuckSince?: number;
  readonly papers?: readonly RuleEvent[];
}

/** Ten kilograms, in grams; each carries a tag. */
const CARTON = 10_000;
const CARTONS = 100;
const UNTRUSTED_MS = 5 * MINUTE;

/**
 * A warehouse of cartons on a scale, with tags, a cooled room, a door and a tracker, in the order in which the server hears of it. By day
 * cartons come and go with papers. Readings scatter, drift with the day and by the week, are lost one at a time, and come late at times.
 */
export function warehouse(seed: string, days: number, incident: Incident = {}): readonly RuleEvent[] {
  const random = randomOf(seed);
  const work = workOf(random, days, CARTONS);
  const heard: RuleEvent[] = work.flatMap((day) => papersOf(day));
  heard.push(...(incident.papers ?? []));
  for (let at = START; at < START + days * DAY; at += MINUTE) {
    const late = random.once(500) ? random.below(4 * MINUTE) : 0;
    heard.push(...minuteOf({ random, at, late, work, incident }), { kind: 'tick', at });
  }
  return heard.toSorted((a, b) => heardAt(a) - heardAt(b));
}

interface Minute {
  readonly random: Random;
  readonly at: number;
  readonly late: number;
  readonly work: readonly WorkDay[];
  readonly incident: Incident;
}

function minuteOf(minute: Minute): readonly RuleEvent[] {
  const { random, at, work, incident } = minute;
  const present = (device: string) => !random.once(300) && !(incident.isSilent?.(device, at) ?? false);
  const events: RuleEvent[] = [];
  const weight = weightAt(minute);
  if (present('scale-1')) events.push(reading(minute, 'scale-1', 'weight', 'kg', Decimal.of(BigInt(weight), 3)));
  const isOpen = isDoorOpenAt(minute);
  if (isOpen !== isDoorOpenAt({ ...minute, at: at - MINUTE })) {
    events.push(reading(minute, 'door-1', 'door', '1', Decimal.of(isOpen ? 1n : 0n)));
  }
  if (at % (5 * MINUTE) === 0 && present('probe-1')) {
    const hundredths = 500 + wave(at, 80) + random.around(15) + (incident.warmer?.(at) ?? 0);
    events.push(reading(minute, 'probe-1', 'temperature', 'Cel', Decimal.of(BigInt(hundredths), 2)));
  }
  if (at % (10 * MINUTE) === 0 && present('reader-1')) {
    // Drawn for each carton, so that the same seed makes the same rounds whether an incident happens or not.
    const read = cartonsAt(work, at).filter(() => !random.once(10));
    const there = [...read, ...(incident.more?.(at) ?? [])];
    const seen = there.filter((tag) => !(incident.isTagGone?.(tag, at) ?? false)).map(String);
    events.push({ kind: 'tag-cycle', device: 'reader-1', ...stamp(minute), seen });
  }
  return events;
}

function weightAt({ random, at, work, incident }: Minute): number {
  const shown = Math.min(at, incident.stuckSince ?? at);
  const cartons = cartonsAt(work, shown).length + (incident.more?.(shown).length ?? 0);
  const onScale = cartons * CARTON + (incident.grams?.(shown) ?? 0);
  const drawn = random.around(200);
  const scatter = shown === at ? drawn : 0;
  // By the day with the temperature, and by the fortnight.
  return Math.max(0, onScale + scatter + wave(shown, 150) + wave(shown / 14, 150));
}

function cartonsAt(work: readonly WorkDay[], at: number): readonly number[] {
  return (work.findLast((day) => day.doneAt <= at) ?? work[0])?.cartons ?? [];
}

function isDoorOpenAt({ at, work, incident }: Minute): boolean {
  const isWork = work.some((day) => day.openings.some(({ from, until }) => from <= at && at < until));
  return isWork || (incident.isDoorOpen?.(at) ?? false);
}

function stamp({ at, late, incident }: Minute) {
  const off = incident.clockOff?.(at) ?? 0;
  const clock = Math.abs(off) > UNTRUSTED_MS ? ('untrusted' as const) : ('trusted' as const);
  return { at: at + off, receivedAt: at + late + SECOND, clock, grade: 'signed' as const };
}

function reading(minute: Minute, device: string, metric: string, unit: string, value: Decimal): RuleEvent {
  return { kind: 'measurement', measurement: { device, metric, unit, value, ...stamp(minute) } };
}

/** When the server hears of it, milliseconds since 1970; papers when they begin to hold. */
export function heardAt(event: RuleEvent): number {
  if (event.kind === 'measurement') return event.measurement.receivedAt;
  if ('receivedAt' in event) return event.receivedAt;
  return 'from' in event ? event.from : event.at;
}

/** A triangle over the day: at its lowest at midnight, at its highest at noon. */
function wave(at: number, amplitude: number): number {
  const into = ((at - START) % DAY) / HOUR;
  return Math.round((amplitude * (into < 12 ? into - 6 : 18 - into)) / 6);
}

function papersOf(day: WorkDay): readonly RuleEvent[] {
  const { from, until, added, removed, opensAt, closesAt, isFirst } = day;
  const change = Decimal.of(BigInt((added.length - removed.length) * CARTON), 3);
  const events: RuleEvent[] = [
    { kind: 'opening', id: `hours-${opensAt}`, device: 'door-1', from: opensAt, until: closesAt },
    { kind: 'movement', id: `movement-${from}`, device: 'scale-1', from, until, change },
    { kind: 'tags-expected', device: 'reader-1', at: from, add: [], remove: removed.map(String) },
    { kind: 'tags-expected', device: 'reader-1', at: until, add: added.map(String), remove: [] },
  ];
  if (isFirst || removed.length === 0) return events;
  const order: ReleaseOrderEvent = {
    ...{
      kind: 'release-order',
      id: `order-${from}`,
      device: 'scale-1',
      receivedAt: opensAt,
      from: opensAt,
      until: closesAt,
    },
    quantity: change.negated(),
  };
  return [...events, order];
}
