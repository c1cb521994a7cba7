import { faultsFromText } from '@tallystick/platform';

/** Moments at which a test ends or stops the process, because what happens there decides whether a block survives. */
export const FAULT_POINTS = ['before-mine', 'after-mine-before-journal', 'after-journal', 'during-dump'] as const;
export type FaultPoint = (typeof FAULT_POINTS)[number];

export interface FaultPoints {
  reach(point: FaultPoint): Promise<void>;
}

export const noFaults: FaultPoints = { reach: () => Promise.resolve() };

/** See `faultsFromText`; undefined or empty text: no faults. */
export function faultPointsFromText(text: string | undefined, log: (line: string) => void): FaultPoints {
  return text ? faultsFromText(FAULT_POINTS, text, log) : noFaults;
}
