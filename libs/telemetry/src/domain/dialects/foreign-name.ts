import { type BatchLimits } from '../batch/batch-limits.js';
import { isName } from '../batch/read-fields.js';

const ESCAPED = 'x:';
const SUM = 'sum:';
const PLAIN = /[A-Za-z0-9_.-]/;
const encoder = new TextEncoder();

/**
 * A name of another dialect in the letters of ours. One that fits stays as it is. Any other is `x:` and its UTF-8, in which every byte but letters,
 * digits and `_ . -` is a colon and two hex digits: `Inputs/Temp 1` is `x:Inputs:2fTemp:201`. As no name that stays begins so, no two become
 * one.
 * @returns undefined when it is empty or becomes too long
 */
export function foreignName(name: string, limits: BatchLimits): string | undefined {
  return isKept(name, limits) ? name : escapedName(name, limits);
}

/** The same for a name that fits and means something else here. */
export function escapedName(name: string, limits: BatchLimits): string | undefined {
  // Every byte becomes a character at least.
  if (name === '' || name.length > limits.maxNameCharacters || !name.isWellFormed()) return undefined;
  const escaped = ESCAPED + Array.from(encoder.encode(name), (byte) => escapedByte(byte)).join('');
  return escaped.length > limits.maxNameCharacters ? undefined : escaped;
}

/** The metric of a sum over time of another metric, by that one's name in our letters. */
export function sumName(metric: string, limits: BatchLimits): string | undefined {
  const name = SUM + metric;
  return name.length > limits.maxNameCharacters ? undefined : name;
}

const isKept = (name: string, limits: BatchLimits) =>
  isName(name, limits) && !name.startsWith(ESCAPED) && !name.startsWith(SUM);

function escapedByte(byte: number): string {
  const character = String.fromCharCode(byte);
  return byte < 0x80 && PLAIN.test(character) ? character : `:${byte.toString(16).padStart(2, '0')}`;
}
