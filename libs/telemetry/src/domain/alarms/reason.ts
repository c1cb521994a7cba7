import { ReasonMissing } from './alarm-errors.js';

const MOST = 500;

/** Throws `ReasonMissing`. */
export function requireReason(reason: string): void {
  if (reason.trim().length === 0 || reason.length > MOST) throw new ReasonMissing(MOST);
}
