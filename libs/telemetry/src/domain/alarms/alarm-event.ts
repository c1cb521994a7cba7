import type { RuleFinding } from '../rules/rule.js';
import type { AlarmBook, Outage } from './alarm.js';

interface Act {
  /** Who does it. */
  readonly by: string;
  /** The server's clock, milliseconds since 1970. */
  readonly now: number;
}

interface Reasoned extends Act {
  readonly reason: string;
}

/** What can happen to the alarms of a key. */
export type AlarmEvent =
  | { readonly kind: 'finding'; readonly finding: RuleFinding; readonly now: number }
  | { readonly kind: 'time'; readonly now: number }
  | ({ readonly kind: 'acknowledge'; readonly number: number } & Act)
  | ({ readonly kind: 'reset'; readonly number: number } & Reasoned)
  | ({ readonly kind: 'shelve'; readonly until: number } & Reasoned)
  | ({ readonly kind: 'unshelve' } & Act)
  | { readonly kind: 'take-out-of-service'; readonly outage: Outage; readonly now: number }
  | ({ readonly kind: 'return-to-service'; readonly id: string } & Act);

/** What happened to an alarm. Nobody is told while the key is silenced; it is recorded all the same. */
export interface AlarmNotice {
  readonly kind: 'raised' | 'escalated' | 'returned' | 'cleared' | 'acknowledged' | 'reset' | 'resumed';
  readonly number: number;
  readonly silencedBy: 'shelved' | 'out-of-service' | null;
}

export interface Transition {
  readonly book: AlarmBook;
  readonly notices: readonly AlarmNotice[];
}

/** What an event does to a book, without who is told. */
export interface Change {
  readonly book: AlarmBook;
  readonly notices: readonly Omit<AlarmNotice, 'silencedBy'>[];
}
