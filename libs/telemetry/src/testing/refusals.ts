import { EnvelopeRefused, type RefusalReason } from '../domain/cose/envelope-refused.js';

/** Why something was refused; whatever else it throws is thrown on. */
export function reasonOf(attempt: () => unknown): RefusalReason | 'accepted' {
  try {
    attempt();
    return 'accepted';
  } catch (error) {
    if (error instanceof EnvelopeRefused) return error.reason;
    throw error;
  }
}
