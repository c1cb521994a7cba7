import { Decimal } from '@tallystick/kernel';
import type { RuleEvent } from './rule-event.js';

/** An event without anything that JSON would change: its decimals are texts. */
export type PlainEvent = Readonly<Record<string, unknown>>;

export function plainEvent(event: RuleEvent): { readonly text: string; readonly event: PlainEvent } {
  const plain = withTexts(event);
  return { text: JSON.stringify(plain), event: plain };
}

/** By hand, since every reading comes by here, and to write it as JSON and read that again takes as long as most rules. */
function withTexts(event: RuleEvent): PlainEvent {
  switch (event.kind) {
    case 'measurement': {
      const { measurement } = event;
      const value = measurement.value.toString();
      const plain = measurement.uncertainty
        ? { ...measurement, value, uncertainty: measurement.uncertainty.toString() }
        : { ...measurement, value };
      return { ...event, measurement: plain };
    }
    case 'movement':
      return { ...event, change: event.change.toString() };
    case 'release-order':
      return { ...event, quantity: event.quantity.toString() };
    default:
      return { ...event };
  }
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
