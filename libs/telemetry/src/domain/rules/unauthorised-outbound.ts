import { Decimal } from '@tallystick/kernel';
import { weaker } from './consequence.js';
import { type Drop, followed, type Level, NO_LEVEL, resting } from './drops.js';
import { decimal, text, whole } from './parameters.js';
import { type ReleaseOrder, unreleased } from './release-matching.js';
import type { Finding, Rule, Step } from './rule.js';
import type { ReleaseOrderEvent } from './rule-event.js';
import { type Watched, watchedReading } from './watched-reading.js';

export interface OutboundParameters extends Watched {
  readonly coverageFactor: Decimal;
  /** The scale's standard uncertainty, by which a drop may exceed its order. */
  readonly uncertainty: Decimal;
  readonly leastDrop: Decimal;
  readonly medianOf: number;
  readonly holdMs: number;
  /** How long drops and orders that are settled are kept, so that what comes late still finds them. */
  readonly windowMs: number;
}

/** Plain JSON. */
export interface OutboundState {
  readonly level: Level;
  readonly drops: readonly Drop[];
  readonly orders: readonly ReleaseOrder[];
  /** Until then an approved movement goes on, and what is lifted may be put back; milliseconds since 1970. */
  readonly movingUntil: number | null;
}

const INITIAL: OutboundState = { level: NO_LEVEL, drops: [], orders: [], movingUntil: null };

/**
 * The drops of a scale add up to more than the release orders for their time, by more than `k u sqrt(n)` for n drops. What comes in is no
 * excuse for what went out: goods that were swapped for others of the same weight are a drop too. Only an order clears it, however long
 * ago the drop was.
 */
export const unauthorisedOutbound: Rule<OutboundParameters, OutboundState> = {
  id: 'unauthorised-outbound',
  parameters: {
    device: text('a device'),
    metric: text('a metric', 'weight'),
    unit: text('a unit', 'kg'),
    coverageFactor: decimal('standard uncertainties', { from: '0', to: '10', fallback: '2' }),
    uncertainty: decimal("the scale's unit", { from: '0', to: '1000000' }),
    leastDrop: decimal("the scale's unit", { from: '0', to: '1000000' }),
    medianOf: whole('readings', { from: 1, to: 99, fallback: 5 }),
    holdMs: whole('milliseconds', { from: 0, to: 86_400_000, fallback: 60_000 }),
    windowMs: whole('milliseconds', { from: 60_000, to: 31_536_000_000, fallback: 86_400_000 }),
  },
  sources: ({ device }) => [device],
  initial: () => INITIAL,
  standing: ({ drops, orders, movingUntil }) => ({ ...INITIAL, drops, orders, movingUntil }),
  adopt: (state, late) => {
    const known = new Set(state.drops.map(({ at }) => at));
    const found = late.drops.filter(({ at }) => !known.has(at));
    return found.length === 0 ? state : { ...state, drops: [...state.drops, ...found] };
  },
  step: (state, event, parameters) => {
    if (event.kind === 'release-order') {
      return event.device === parameters.device ? ordered(state, event, parameters) : { state, findings: [] };
    }
    if (event.kind === 'movement' && event.device === parameters.device) {
      const movingUntil = Math.max(event.until, state.movingUntil ?? event.until);
      return { state: { ...state, movingUntil, level: resting(state.level) }, findings: [] };
    }
    const reading = watchedReading(event, parameters);
    if (!reading || 'misfit' in reading) return { state, findings: [] };
    if (state.movingUntil !== null && reading.at < state.movingUntil) return { state, findings: [] };
    const { level, drop } = followed(state.level, reading, { ...parameters, least: parameters.leastDrop });
    if (!drop || isKnown(drop, state, parameters)) return { state: { ...state, level }, findings: [] };
    return judged({ ...state, level, drops: [...state.drops, drop] }, reading.at, parameters);
  },
};

/** What a backlog tells of a drop whose outcome the readings after it have shown already is not a second one. */
function isKnown({ at, quantity }: Drop, { drops }: OutboundState, { leastDrop }: OutboundParameters): boolean {
  const [dropped, least] = [Decimal.parse(quantity), leastDrop];
  return drops.some(
    (other) => other.at >= at && Decimal.parse(other.quantity).minus(dropped).abs().compare(least) <= 0,
  );
}

function ordered(state: OutboundState, event: ReleaseOrderEvent, parameters: OutboundParameters): Step<OutboundState> {
  const { id, from, until, quantity, receivedAt } = event;
  if (state.orders.some((order) => order.id === id) || quantity.isNegative()) return { state, findings: [] };
  const orders = [...state.orders, { id, from, until, quantity: quantity.toString() }];
  return judged({ ...state, orders }, receivedAt, parameters);
}

function judged(state: OutboundState, at: number, parameters: OutboundParameters): Step<OutboundState> {
  const { device, unit, windowMs } = parameters;
  const open = unreleased(state.drops, state.orders);
  const total = open.reduce((sum, { rest }) => sum.plus(rest), Decimal.ZERO);
  const isOver = exceeds(total, open.length, parameters);
  const about = { instance: device, level: 'critical' as const, evidence: { source: device, at } };
  const may = open.reduce((weakest, { drop }) => weaker(weakest, drop.may), 'call' as Drop['may']);
  const said = `${total.normalised().toString()} ${unit} left ${device} without a release order`;
  const finding: Finding = isOver
    ? { ...about, verdict: 'raised', may, message: `${said}.` }
    : { ...about, verdict: 'cleared', may: 'call', message: `What left ${device} was released.` };
  // Past the window the measure of a scale's errors is no longer added to.
  const isKept = (time: number) => time >= at - windowMs;
  const drops = isOver ? state.drops : state.drops.filter((drop) => isKept(drop.at));
  const orders = state.orders.filter(({ until }) => isKept(until) || isOver);
  return { state: { ...state, drops, orders }, findings: [finding] };
}

/** `total > k u sqrt(n)`, squared, so that no root is taken. */
function exceeds(total: Decimal, drops: number, { coverageFactor, uncertainty }: OutboundParameters): boolean {
  const allowed = coverageFactor.times(uncertainty);
  return total.times(total).compare(allowed.times(allowed).times(Decimal.of(BigInt(drops)))) > 0;
}
