/**
 * Reads which fault a test wants: `after-journal:3:kill` ends this process with SIGKILL the third time the point is reached; `:hang` stays
 * there for ever and says so in the log, so that another process can end the whole tree at that moment. Throws on any other text.
 */
export function faultsFromText<P extends string>(
  points: readonly P[],
  text: string,
  log: (line: string) => void,
): { reach(point: P): Promise<void> } {
  const [, point, nth, action] = /^([a-z-]+):([1-9][0-9]*):(kill|hang)$/.exec(text) ?? [];
  if (!points.some((known) => known === point)) {
    throw new Error(`expected <${points.join('|')}>:<nth time>:<kill|hang>, got "${text}"`);
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
