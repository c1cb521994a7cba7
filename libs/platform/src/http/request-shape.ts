import type { FieldFault } from './problem.js';

/** No request of ours nests deeper than a few levels; validation recurses, so a deeper one would exhaust its stack. */
const DEPTH_MAX = 20;
/** Far above the largest list that any request takes; validation costs microseconds a value, so without it one body stops the process for seconds. */
const VALUES_MAX = 50_000;

/**
 * What is wrong with a request whatever its fields are: too deep, too many values, a list within a list, whose parts the rules of a nested
 * class pass over, or what PostgreSQL's text cannot hold: U+0000, and half of a surrogate pair, which JSON can escape.
 */
export function shapeFault(value: unknown, field: string): FieldFault | undefined {
  let values = 0;
  const faultIn = (part: unknown, path: string, depth: number): FieldFault | undefined => {
    if (++values > VALUES_MAX) return { field, message: `expected at most ${VALUES_MAX} values in all` };
    if (typeof part === 'string') return textFault(part, path);
    if (typeof part !== 'object' || part === null || Buffer.isBuffer(part)) return undefined;
    if (depth === DEPTH_MAX) return { field: path, message: `expected at most ${DEPTH_MAX} levels of nesting` };
    for (const [name, inner] of Object.entries(part)) {
      const innerPath = path === '' ? name : `${path}.${name}`;
      if (Array.isArray(part) && Array.isArray(inner))
        return { field: innerPath, message: 'expected no list within a list' };
      if (textFault(name, path)) return { field: path, message: 'expected no name with U+0000 or half of a character' };
      const fault = faultIn(inner, innerPath, depth + 1);
      if (fault) return fault;
    }
    return undefined;
  };
  return faultIn(value, field, 0);
}

function textFault(text: string, field: string): FieldFault | undefined {
  if (text.includes('\0')) return { field, message: 'must not contain the character U+0000' };
  return text.isWellFormed() ? undefined : { field, message: 'must not contain half of a surrogate pair' };
}
