import { Decimal } from '@tallystick/kernel';
import type { RuleId } from '../domain/rules/rule.js';
import { DAY, HOUR, MINUTE, START } from './simulated-time.js';
import type { Incident } from './warehouse.js';

/** Something that befalls the simulated warehouse, and what must come of it. */
export interface Scenario {
  readonly name: string;
  /** By which a scenario's file asks for it. */
  readonly label: string;
  readonly incident: Incident;
  /** When it begins, milliseconds since 1970. */
  readonly from: number;
  /** By rule: within how many minutes of its beginning the alarm must be raised. */
  readonly raises: Readonly<Partial<Record<RuleId, number>>>;
}

/** Thursday, two in the morning. */
const NIGHT = START + 3 * DAY + 2 * HOUR;
const WEDNESDAY_MORNING = START + 2 * DAY + 7 * HOUR;

const between = (start: number, end: number) => (at: number) => at >= start && at < end;
const isNight = between(NIGHT, NIGHT + 20 * MINUTE);
/** Of those that came first, the last ten: they are there until the week is over. */
const isTaken = (tag: number) => tag >= 90 && tag < 100;

const theft: Incident = {
  grams: (at) => (at >= NIGHT ? -100_000 : 0),
  isTagGone: (tag, at) => isTaken(tag) && at >= NIGHT,
};

/** What ten tags in ninety to a hundred and fifty need: 9 rounds of ten minutes, the one under way, and a reading that comes late. */
const TAG_MINUTES = 105;

export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'a theft at once',
    label: 'theft-at-once',
    incident: theft,
    from: NIGHT,
    raises: { 'weight-loss': 10, 'unauthorised-outbound': 10, 'tags-missing': TAG_MINUTES },
  },
  {
    name: 'a slow theft of half a kilogram each night',
    label: 'slow-theft',
    incident: { grams: (at) => -500 * Math.max(0, Math.floor((at - START - DAY / 12) / DAY)) },
    from: START + DAY + 2 * HOUR,
    raises: { 'slow-theft': 3 * 24 * 60 },
  },
  {
    name: 'a swap of cartons for others of the same weight',
    label: 'swap',
    incident: { grams: (at) => (isNight(at) ? -100_000 : 0), isTagGone: (tag, at) => isTaken(tag) && at >= NIGHT },
    from: NIGHT,
    raises: { 'unauthorised-outbound': 10, 'tags-missing': TAG_MINUTES },
  },
  {
    name: 'a door at night',
    label: 'door-at-night',
    incident: { isDoorOpen: between(NIGHT, NIGHT + 5 * MINUTE) },
    from: NIGHT,
    raises: { door: 1 },
  },
  {
    name: 'a cooling that fails',
    label: 'cooling-failure',
    incident: { warmer: (at) => Math.max(0, Math.min(800, Math.floor(((at - NIGHT) * 10) / MINUTE))) },
    from: NIGHT,
    // It is beyond the limit after about half an hour, and 30 minutes make it an alarm.
    raises: { climate: 90, anomaly: 45, 'mean-kinetic-temperature': 24 * 60 },
  },
  {
    name: 'a silence of everything',
    label: 'silence',
    incident: { isSilent: (_, at) => between(NIGHT, NIGHT + HOUR)(at) },
    from: NIGHT,
    raises: { silence: 9 },
  },
  {
    name: 'a theft under a clock that drifts',
    label: 'theft-under-drift',
    incident: { ...theft, clockOff: drift },
    from: NIGHT,
    raises: { 'weight-loss': 10, 'unauthorised-outbound': 10 },
  },
  {
    name: 'a scale that sticks while cartons come and go',
    label: 'sticking-scale',
    incident: { stuckSince: WEDNESDAY_MORNING },
    from: WEDNESDAY_MORNING,
    raises: { 'cross-sensor': 48 * 60 },
  },
  {
    name: 'a stocktaking that nobody announced',
    label: 'stocktaking-unannounced',
    incident: stocktaking(),
    from: NIGHT,
    raises: { 'weight-loss': 10, 'unauthorised-outbound': 10 },
  },
];

/** Things that are no reason for an alarm. */
export const HARMLESS: readonly Pick<Scenario, 'name' | 'label' | 'incident'>[] = [
  { name: 'a clock that drifts', label: 'clock-drift', incident: { clockOff: drift } },
  {
    name: 'a stocktaking that was announced',
    label: 'stocktaking',
    incident: {
      ...stocktaking(),
      papers: [
        {
          ...{ kind: 'movement', id: 'stocktaking', device: 'scale-1', from: NIGHT, until: NIGHT + 2 * HOUR },
          change: Decimal.ZERO,
        },
      ],
    },
  },
  { name: 'a delivery before the hours, with its papers', label: 'restocking', incident: restocking() },
];

const ORDINARY: Incident = {};

/**
 * What befalls the goods, by its label. A replay and an equivocation are the gateway's doing, whose warehouse is an ordinary one.
 * @returns undefined when there is none of that label
 */
export function findIncident(label: string): Incident | undefined {
  if (['none', 'replay', 'equivocation'].includes(label)) return ORDINARY;
  return [...SCENARIOS, ...HARMLESS].find((one) => one.label === label)?.incident;
}

/** From Wednesday on a minute an hour, until it is ten minutes behind. */
function drift(at: number): number {
  const hours = Math.floor((at - START - 2 * DAY) / HOUR);
  return -Math.max(0, Math.min(10, hours)) * MINUTE;
}

/** For an hour everything is off the scale and by the reader. */
function stocktaking(): Incident {
  const isUnderWay = between(NIGHT + MINUTE, NIGHT + HOUR);
  return { grams: (at) => (isUnderWay(at) ? -2_000_000 : 0), isTagGone: (_, at) => isUnderWay(at) };
}

/** Thirty cartons come on Wednesday while the warehouse is closed otherwise. */
function restocking(): Incident {
  const [from, until, doneAt] = [WEDNESDAY_MORNING - HOUR, WEDNESDAY_MORNING, WEDNESDAY_MORNING - 40 * MINUTE];
  const cartons = Array.from({ length: 30 }, (_, number) => 100_000 + number);
  return {
    more: (at) => (at >= doneAt ? cartons : []),
    isDoorOpen: between(from + 14 * MINUTE, doneAt),
    papers: [
      { kind: 'opening', id: 'delivery-hours', device: 'door-1', from, until },
      { kind: 'movement', id: 'delivery', device: 'scale-1', from, until, change: Decimal.of(300n) },
      { kind: 'tags-expected', device: 'reader-1', at: until, add: cartons.map(String), remove: [] },
    ],
  };
}
