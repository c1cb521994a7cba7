import { faultsFromText } from '@tallystick/platform';

/**
 * Where a fall of the worker would hurt most: a relayed transaction is stored but not sent, or sent and nothing noted; a projection is
 * written but not committed, or committed and nobody told.
 */
export const WORKER_FAULT_POINTS = ['before-send', 'after-send', 'before-commit', 'after-commit'] as const;
export type WorkerFaultPoint = (typeof WORKER_FAULT_POINTS)[number];

/** Told when a fault point is reached, and waited for: a test ends or stops the process there. */
export interface WorkerFaultPoints {
  reach(point: WorkerFaultPoint): Promise<void>;
}

export const noWorkerFaults: WorkerFaultPoints = { reach: () => Promise.resolve() };

/** See `faultsFromText`; undefined or empty text: no faults. */
export function workerFaultsFromText(text: string | undefined, log: (line: string) => void): WorkerFaultPoints {
  return text ? faultsFromText(WORKER_FAULT_POINTS, text, log) : noWorkerFaults;
}
