import { Decimal, divideRoundedDown } from '@tallystick/kernel';
import { type Baseline, moved, NO_BASELINE, settle } from './baseline.js';
import { type Consequence, weaker } from './consequence.js';
import { medianOf } from './median.js';
import { decimal, text, whole } from './parameters.js';
import type { Finding, Rule, Step } from './rule.js';
import { type Watched, watchedReading, type WatchedReading } from './watched-reading.js';

export interface SlowTheftParameters extends Watched {
  /** Standard deviation of one reading with what its season adds, in the scale's unit. */
  readonly sigma: Decimal;
  readonly slack: Decimal;
  readonly threshold: Decimal;
  /** One sample is the median of so many readings. */
  readonly blockReadings: number;
}

/** Plain JSON. */
export interface SlowTheftState {
  readonly baseline: Baseline;
  readonly block: readonly string[];
  readonly may: Consequence;
  /** The sum in millionths of sigma, an integer as text. */
  readonly sum: string;
}

const INITIAL: SlowTheftState = { baseline: NO_BASELINE, block: [], may: 'call', sum: '0' };
/** The sum is kept in millionths; what is finer is rounded down, the same on every machine. */
const SUM_SCALE = 6;

/**
 * One-sided CUSUM (E. S. Page, Continuous Inspection Schemes, Biometrika 41, 1954): `S = max(0, S + (w0 - w) / sigma - slack) > threshold`.
 * With the sum over single readings and 0.5 and 5 an honest scale alarms about every 930 readings, which at one a minute is more than once a day; so `w` is
 * the median of a block, whose own deviation is far under sigma. Cleared when the sum is back at 0; it is kept under twice the threshold,
 * so that goods which were brought back are seen within a day.
 */
export const slowTheft: Rule<SlowTheftParameters, SlowTheftState> = {
  id: 'slow-theft',
  parameters: {
    device: text('a device'),
    metric: text('a metric', 'weight'),
    unit: text('a unit', 'kg'),
    sigma: decimal("the scale's unit", { from: '0.000001', to: '1000000' }),
    slack: decimal('sigmas', { from: '0', to: '10', fallback: '0.5' }),
    threshold: decimal('sigmas', { from: '0.1', to: '1000', fallback: '5' }),
    blockReadings: whole('readings', { from: 1, to: 1_000, fallback: 60 }),
  },
  sources: ({ device }) => [device],
  initial: () => INITIAL,
  standing: ({ baseline }) => ({ ...INITIAL, baseline }),
  step: (state, event, parameters) => {
    if (event.kind === 'movement' && event.device === parameters.device) {
      return { state: { ...state, baseline: moved(state.baseline, event), block: [] }, findings: [] };
    }
    const reading = watchedReading(event, parameters);
    if (!reading || 'misfit' in reading) return { state, findings: [] };
    return weighed(state, reading, parameters);
  },
};

function weighed(
  state: SlowTheftState,
  reading: WatchedReading,
  parameters: SlowTheftParameters,
): Step<SlowTheftState> {
  const { at, value } = reading;
  // A loss that a backlog hides until after a movement shows when the papers of all movements are weighed against.
  if (at < state.baseline.movedAt) return { state, findings: [] };
  const { sigma, blockReadings } = parameters;
  const baseline = settle(state.baseline, value, at, { readings: blockReadings, allowance: sigma });
  if (state.baseline.settling || baseline.weight === null) return { state: { ...state, baseline }, findings: [] };
  const block = [...state.block, value.toString()];
  const may = weaker(state.may, reading.may);
  if (block.length < blockReadings) return { state: { ...state, block, may }, findings: [] };
  const lost = Decimal.parse(baseline.weight).minus(medianOf(block.map((text) => Decimal.parse(text))));
  const sum = added(BigInt(state.sum), lost, parameters);
  // The evidence of a sum is every block since it left 0.
  const after = { baseline, block: [], may: sum === 0n ? ('call' as const) : may, sum: sum.toString() };
  return { state: after, findings: findingsOf(sum, may, at, parameters) };
}

function added(sum: bigint, lost: Decimal, { sigma, slack, threshold }: SlowTheftParameters): bigint {
  const scale = Math.max(lost.scale, sigma.scale);
  const inSigmas = divideRoundedDown(lost.unscaledAt(scale + SUM_SCALE), sigma.unscaledAt(scale));
  const next = sum + inSigmas - millionths(slack);
  const most = 2n * millionths(threshold);
  return next < 0n ? 0n : next > most ? most : next;
}

function millionths(value: Decimal): bigint {
  return divideRoundedDown(value.unscaledAt(value.scale + SUM_SCALE), Decimal.of(1n).unscaledAt(value.scale));
}

function findingsOf(sum: bigint, may: Consequence, at: number, parameters: SlowTheftParameters): readonly Finding[] {
  const { device, threshold } = parameters;
  const isOver = sum > millionths(threshold);
  if (!isOver && sum > 0n) return [];
  const said = Decimal.of(sum, SUM_SCALE).normalised().toString();
  const message = isOver
    ? `The losses of ${device} add up to ${said} sigmas, over ${threshold.toString()}.`
    : `No losses of ${device} add up.`;
  const evidence = { source: device, at };
  return [{ instance: device, verdict: isOver ? 'raised' : 'cleared', level: 'critical', evidence, may, message }];
}
