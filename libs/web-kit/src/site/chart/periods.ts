const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How far back is looked, and how much one step of it holds: some 150 steps each, which a screen shows and a person reads in a table. */
export const PERIODS = {
  '2h': { lengthMs: 2 * HOUR_MS, stepSeconds: 60 },
  '12h': { lengthMs: 12 * HOUR_MS, stepSeconds: 300 },
  '24h': { lengthMs: DAY_MS, stepSeconds: 600 },
  '7d': { lengthMs: 7 * DAY_MS, stepSeconds: 3_600 },
  '30d': { lengthMs: 30 * DAY_MS, stepSeconds: 14_400 },
} as const;

export type PeriodName = keyof typeof PERIODS;
export const PERIOD_NAMES = Object.keys(PERIODS) as PeriodName[];

/** A span of time in steps. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
  readonly stepSeconds: number;
}

/** Until the end of the step that runs now, so that steps stay where they are while time goes on. */
export function spanUntil(nowMs: number, period: PeriodName): Span {
  const { lengthMs, stepSeconds } = PERIODS[period];
  const stepMs = stepSeconds * 1_000;
  const toMs = Math.ceil((nowMs + 1) / stepMs) * stepMs;
  return { fromMs: toMs - lengthMs, toMs, stepSeconds };
}
