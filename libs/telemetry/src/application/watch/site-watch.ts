import type { ClientBase } from 'pg';
import type { RuleEvent } from '../../domain/rules/rule-event.js';

/** Something that a site's rules hear, and where in its log the evidence for it stands; of a timer or a paper, nowhere. */
export interface LoggedEvent {
  readonly event: RuleEvent;
  readonly position: number | null;
}

/**
 * What makes alarms of what comes in at one site. Its state changes in the transaction that stores the evidence, so that neither is ever
 * without the other; what it keeps in memory meanwhile it keeps twice, until it hears how the transaction ended.
 */
export interface SiteWatch {
  /** @param now the server's clock, milliseconds since 1970 */
  hear(db: ClientBase, events: readonly LoggedEvent[], now: number): Promise<void>;
  /** After the commit; from here on what was heard stands. */
  committed(): void;
  /** What was heard since the last commit did not happen. */
  rolledBack(): void;
}
