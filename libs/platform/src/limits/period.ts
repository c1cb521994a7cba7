/** How long a limit counts before it begins again, at whole minutes and days of UTC. */
export type Period = 'minute' | 'day';

const PERIOD_MS: Readonly<Record<Period, number>> = { minute: 60_000, day: 86_400_000 };

/** The number of the period in which a moment lies; it only rises. */
export function periodAt(period: Period, nowMs: number): number {
  return Math.floor(nowMs / PERIOD_MS[period]);
}

/** Whole seconds until the next period begins, at least 1. */
export function secondsLeft(period: Period, nowMs: number): number {
  return Math.ceil((PERIOD_MS[period] - (nowMs % PERIOD_MS[period])) / 1000);
}
