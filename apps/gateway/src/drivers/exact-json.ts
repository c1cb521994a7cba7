import { Decimal } from '@tallystick/kernel';
import { ReadingUnsound } from '../gateway-errors.js';
import { exactDecimal } from './exact-decimal.js';

/** A message of a sensor: JSON whose numbers are exact. */
export type Message =
  Decimal | string | boolean | null | readonly Message[] | { readonly [name: string]: Message | undefined };

type Reviver = (name: string, value: unknown, context: { readonly source?: string }) => unknown;
const parse = JSON.parse as (text: string, reviver: Reviver) => unknown;

/** `JSON.parse` makes doubles of numbers; their text is still known to the reviver (ECMA-262, JSON.parse source text access). @throws ReadingUnsound */
export function parseExactJson(text: string): Message {
  try {
    return parse(text, (_, value, { source = '' }) =>
      typeof value === 'number' ? exactDecimal(source) : value,
    ) as Message;
  } catch (error) {
    if (error instanceof ReadingUnsound) throw error;
    throw new ReadingUnsound('expected JSON');
  }
}

/** What stands at `a.b.0` in a message; undefined when nothing does. */
export function valueAt(message: Message, path: string): Message | undefined {
  let value: Message | undefined = message;
  for (const name of path === '' ? [] : path.split('.')) {
    if (typeof value !== 'object' || value === null || value instanceof Decimal || !Object.hasOwn(value, name)) {
      return undefined;
    }
    value = (value as Readonly<Record<string, Message | undefined>>)[name];
  }
  return value;
}
