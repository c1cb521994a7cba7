/** npm passes a terminal's Ctrl-C on, so that one press may arrive twice; only a later one is a second press. */
const SECOND_PRESS_AFTER_MS = 1_000;

export interface SignalHandlers {
  /** Asked to stop: in order. */
  readonly stop: (signal: NodeJS.Signals) => void;
  /** Asked again while stopping: at once. */
  readonly kill: () => void;
}

export function handleSignals(handlers: SignalHandlers): void {
  let firstMs: number | undefined;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (firstMs === undefined) {
        firstMs = Date.now();
        handlers.stop(signal);
      } else if (Date.now() - firstMs > SECOND_PRESS_AFTER_MS) {
        handlers.kill();
      }
    });
  }
}
