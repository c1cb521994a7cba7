import { eventTime, type Timed } from './measurement.js';
import { text, whole } from './parameters.js';
import type { Finding, Rule, Step } from './rule.js';
import type { RuleEvent } from './rule-event.js';

export interface SilenceParameters {
  readonly device: string;
  readonly gateway: string;
  readonly intervalMs: number;
  readonly warnTimes: number;
  readonly criticalTimes: number;
}

/** Plain JSON. */
export interface SilenceState {
  /** When the device was last seen, or when the rule first looked; milliseconds since 1970. */
  readonly seenAt: number | null;
  /** When the gateway's connection broke, until something newer is seen. */
  readonly brokenAt: number | null;
}

/**
 * The device said nothing for some report intervals, by the server's timer; a gateway's will is critical at once. A
 * reading that was long in coming counts by when it was measured: a backlog ends the silence only when it has caught up. An older tick, reading or will than one that was heard
 * changes nothing, so this rule needs no order.
 */
export const silence: Rule<SilenceParameters, SilenceState> = {
  id: 'silence',
  parameters: {
    device: text('a device'),
    gateway: text('a gateway'),
    intervalMs: whole('milliseconds', { from: 100, to: 86_400_000 }),
    warnTimes: whole('report intervals', { from: 1, to: 1_000, fallback: 3 }),
    criticalTimes: whole('report intervals', { from: 1, to: 10_000, fallback: 10 }),
  },
  sources: ({ device, gateway }) => [device, gateway],
  initial: () => ({ seenAt: null, brokenAt: null }),
  standing: (state) => state,
  step: (state, event, parameters) => {
    if (event.kind === 'tick') return ticked(state, event.at, parameters);
    if (event.kind === 'will') return broken(state, event, parameters);
    const at = seenBy(event, parameters);
    if (at === null || (state.seenAt !== null && at <= state.seenAt)) return { state, findings: [] };
    const brokenAt = state.brokenAt !== null && at > state.brokenAt ? null : state.brokenAt;
    return { state: { seenAt: at, brokenAt }, findings: [] };
  },
};

function seenBy(event: RuleEvent, parameters: SilenceParameters): number | null {
  const { device } = parameters;
  if (event.kind === 'measurement')
    return event.measurement.device === device ? seenTime(event.measurement, parameters) : null;
  if (event.kind === 'tag-cycle' || event.kind === 'fix')
    return event.device === device ? seenTime(event, parameters) : null;
  return null;
}

/** How far a clock may be off and still count as trusted. */
const TRUSTED_MS = 300_000;

/** What is older when it comes than a trusted clock's lag and a forgiven silence explain is backlog, and was seen when it was measured. */
function seenTime(timed: Timed, { intervalMs, warnTimes }: SilenceParameters): number {
  const isFresh = timed.receivedAt - timed.at <= TRUSTED_MS + warnTimes * intervalMs;
  return isFresh ? timed.receivedAt : eventTime(timed);
}

function broken(
  state: SilenceState,
  will: Extract<RuleEvent, { kind: 'will' }>,
  parameters: SilenceParameters,
): Step<SilenceState> {
  // The will of a connection that a newer one has taken over from comes late and says nothing of now.
  const isOfAnother = will.gateway !== parameters.gateway || will.connectedAt < will.newestConnectedAt;
  if (isOfAnother || (state.seenAt !== null && will.at < state.seenAt)) return { state, findings: [] };
  const after = { ...state, brokenAt: will.at };
  return { state: after, findings: [lost(will.at, parameters)] };
}

function ticked(state: SilenceState, at: number, parameters: SilenceParameters): Step<SilenceState> {
  const seenAt = state.seenAt ?? at;
  const after = { ...state, seenAt };
  if (state.brokenAt !== null) return { state: after, findings: [lost(at, parameters)] };
  const { device, intervalMs, warnTimes, criticalTimes } = parameters;
  const silentMs = at - seenAt;
  const level = silentMs > criticalTimes * intervalMs ? 'critical' : 'warn';
  const about = { instance: device, level, evidence: { source: device, at }, may: 'warn' } as const;
  const message = `${device} measured nothing for ${Math.max(0, Math.floor(silentMs / 1000))} s.`;
  if (silentMs > warnTimes * intervalMs) return { state: after, findings: [{ ...about, verdict: 'raised', message }] };
  return { state: after, findings: [{ ...about, verdict: 'cleared', message: `${device} reports again.` }] };
}

function lost(at: number, { device, gateway }: SilenceParameters): Finding {
  const message = `${gateway}'s connection broke, and ${device} with it.`;
  return {
    instance: device,
    verdict: 'raised',
    level: 'critical',
    evidence: { source: gateway, at },
    may: 'warn',
    message,
  };
}
