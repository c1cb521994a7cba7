import { Decimal } from '@tallystick/kernel';
import { type Consequence, mayOf, weaker } from './consequence.js';
import { eventTime } from './measurement.js';
import { decimal, text } from './parameters.js';
import type { Rule, Step } from './rule.js';
import type { TagCycleEvent } from './rule-event.js';
import {
  cyclesUntilMissing,
  expectedTags,
  expecting,
  missingTags,
  NO_TAGS,
  read,
  type TagPresence,
} from './tag-presence.js';

export interface TagsMissingParameters {
  /** The reader. */
  readonly device: string;
  readonly readRate: Decimal;
  readonly falseAlarmChance: Decimal;
  readonly allowedShare: Decimal;
}

/** Plain JSON. */
export interface TagsMissingState {
  readonly presence: TagPresence;
  /** What the rounds that count may do, the newest last. */
  readonly mays: readonly Consequence[];
}

/**
 * More than a share of the expected tags failed in N rounds in a row, N so that the chance of a wrong alarm is as stated. It needs no
 * hysteresis: one reading of a tag is proof that it is there, and N failures are proof that it is not. Rounds may come in any order.
 */
export const tagsMissing: Rule<TagsMissingParameters, TagsMissingState> = {
  id: 'tags-missing',
  parameters: {
    device: text('a device'),
    readRate: decimal('ratio', { from: '0.1', to: '0.9999', fallback: '0.9' }),
    falseAlarmChance: decimal('ratio', { from: '0.000000000001', to: '0.1', fallback: '0.000001' }),
    allowedShare: decimal('ratio', { from: '0', to: '0.99', fallback: '0' }),
  },
  sources: ({ device }) => [device],
  initial: () => ({ presence: NO_TAGS, mays: [] }),
  standing: (state) => state,
  step: (state, event, parameters) => {
    if (event.kind === 'tags-expected' && event.device === parameters.device) {
      return { state: { ...state, presence: expecting(state.presence, event) }, findings: [] };
    }
    if (event.kind !== 'tag-cycle' || event.device !== parameters.device) return { state, findings: [] };
    return counted(state, event, parameters);
  },
};

function counted(
  state: TagsMissingState,
  event: TagCycleEvent,
  parameters: TagsMissingParameters,
): Step<TagsMissingState> {
  const expected = expectedTags(state.presence);
  const count = cyclesUntilMissing(expected, parameters.readRate, parameters.falseAlarmChance);
  const presence = read(state.presence, event, count);
  const mays = [...state.mays, mayOf(event)].slice(-count);
  const after = { presence, mays };
  const newest = presence.cycles.at(-1);
  // An older round, late, adds what it read and judges nothing: the newest did.
  if (newest === undefined || presence.cycles.length < count || newest > eventTime(event) || expected === 0) {
    return { state: after, findings: [] };
  }
  const missing = missingTags(presence, count);
  const limit = parameters.allowedShare.times(Decimal.of(BigInt(expected)));
  const isOver = Decimal.of(BigInt(missing)).compare(limit) > 0;
  const { device } = parameters;
  const message = `${missing} of ${expected} tags were not read in ${count} rounds in a row.`;
  const about = { instance: device, level: 'critical' as const, evidence: { source: device, at: newest }, message };
  return { state: after, findings: [{ ...about, verdict: isOver ? 'raised' : 'cleared', may: mays.reduce(weaker) }] };
}
