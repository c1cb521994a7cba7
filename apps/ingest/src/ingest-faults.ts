import { faultsFromText } from '@tallystick/platform';

/**
 * Where a fall of the intake would hurt most: nothing is written, or written and not committed; committed and not acknowledged; acknowledged
 * and no receipt sent.
 */
export const INGEST_FAULT_POINTS = ['before-transaction', 'before-commit', 'before-puback', 'before-receipt'] as const;
export type IngestFaultPoint = (typeof INGEST_FAULT_POINTS)[number];

/** Told when a fault point is reached, and waited for: a test ends or stops the process there. */
export interface IngestFaults {
  reach(point: IngestFaultPoint): Promise<void>;
}

/** See `faultsFromText`; undefined or empty text: no faults. */
export function ingestFaultsFromText(text: string | undefined, log: (line: string) => void): IngestFaults {
  return text ? faultsFromText(INGEST_FAULT_POINTS, text, log) : { reach: () => Promise.resolve() };
}
