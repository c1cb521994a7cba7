import { Decimal } from '@tallystick/kernel';
import type { RuleEvent } from './rule-event.js';

/** An event without anything that JSON would change. */
export type PlainEvent = Readonly<Record<string, unknown>>;

export function plainEvent(event: RuleEvent): { readonly text: string; readonly event: PlainEvent } {
  const text = JSON.stringify(event);
  return { text, event: JSON.parse(text) as PlainEvent };
}

const DECIMALS = new Set(['value', 'uncertainty', 'change', 'quantity']);

/** The event that `plainEvent` was given. */
export function revivedEvent(plain: PlainEvent): RuleEvent {
  return revived(plain) as RuleEvent;
}

function revived(plain: object): object {
  return Object.fromEntries(
    Object.entries(plain).map(([name, value]: [string, unknown]) => {
      if (typeof value === 'string' && DECIMALS.has(name)) return [name, Decimal.parse(value)];
      const nested = typeof value === 'object' && value !== null && !Array.isArray(value);
      return [name, nested ? revived(value) : value];
    }),
  );
}
