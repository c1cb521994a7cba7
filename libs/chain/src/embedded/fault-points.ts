/** Moments at which a test ends or stops the process, because what happens there decides whether a block survives. */
export const FAULT_POINTS = ['before-mine', 'after-mine-before-journal', 'after-journal', 'during-dump'] as const;
export type FaultPoint = (typeof FAULT_POINTS)[number];

export interface FaultPoints {
  reach(point: FaultPoint): Promise<void>;
}

export const noFaults: FaultPoints = { reach: () => Promise.resolve() };

/**
 * `after-journal:3:kill` ends this process with SIGKILL the third time a block was journalled and not shown yet; `:hang` stays there for ever
 * and says so in the log, so that another process can end the whole tree at that moment. Undefined or empty text: no faults.
 */
export function faultPointsFromText(text: string | undefined, log: (line: string) => void): FaultPoints {
  if (!text) return noFaults;
  const [, point, nth, action] = /^([a-z-]+):([1-9][0-9]*):(kill|hang)$/.exec(text) ?? [];
  if (!FAULT_POINTS.some((known) => known === point)) {
    throw new Error(`expected <${FAULT_POINTS.join('|')}>:<nth time>:<kill|hang>, got "${text}"`);
  }
  let remaining = Number(nth);
  return {
    reach: async (reached) => {
      if (reached !== point || --remaining !== 0) return;
      log(`fault point reached: ${point}`);
      if (action === 'kill') process.kill(process.pid, 'SIGKILL');
      await new Promise(() => undefined);
    },
  };
}
