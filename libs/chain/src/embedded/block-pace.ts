export interface BlockPace {
  /** At least this long between two blocks, so that transactions gather. */
  readonly blockIntervalMs: number;
  /**
   * Each block is at least a second younger than its parent, so blocks made faster than one a second let the chain's clock run ahead.
   * Beyond this lead they come once a second, and the lead stays as it is until there is a pause.
   */
  readonly maxLeadSeconds: number;
}

const BLOCK_SECONDS = 1;

/** A block's time: the wall clock's, but at least a second after its parent's. */
export function blockTime(parentTime: number, nowMs: number): number {
  return Math.max(parentTime + BLOCK_SECONDS, Math.floor(nowMs / 1000));
}

export function delayBeforeBlockMs(pace: BlockPace, nowMs: number, lastBlockMs: number, parentTime: number): number {
  const leadSeconds = blockTime(parentTime, nowMs) - nowMs / 1000;
  const intervalMs =
    leadSeconds > pace.maxLeadSeconds ? Math.max(pace.blockIntervalMs, 1000 * BLOCK_SECONDS) : pace.blockIntervalMs;
  // Clamped from above too: a wall clock that was set back must not stop the chain.
  return Math.min(intervalMs, Math.max(0, lastBlockMs + intervalMs - nowMs));
}
