import { appendFile } from 'node:fs/promises';
import type { ShiftedPaper } from './shift-event.js';

/** Who is told of papers; the play goes on when it has taken one. */
export type OnPaper = (paper: ShiftedPaper) => Promise<void>;

/** A line of JSON for each. */
export const papersIntoFile =
  (path: string): OnPaper =>
  (paper) =>
    appendFile(path, `${JSON.stringify(paper)}\n`);

const TAKEN = 'paper-taken';
const PATIENCE_MS = 30_000;

/** To the process that started this one, which says `paper-taken` when it has posted it. One that does not is not waited for for long. */
export const papersToParent: OnPaper = async (paper) => {
  const taken = new Promise<void>((resolve) => {
    const hear = (message: unknown) => {
      if (message !== TAKEN) return;
      process.off('message', hear);
      resolve();
    };
    process.on('message', hear);
    setTimeout(() => hear(TAKEN), PATIENCE_MS).unref();
  });
  // As text: its decimals are written as texts there, too.
  process.send?.({ paper: JSON.parse(JSON.stringify(paper)) as unknown });
  await taken;
};
