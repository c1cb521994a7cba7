import type { FieldFault } from './problem.js';

/** No request of ours nests deeper than a few levels; validation recurses, so a deeper one would exhaust its stack. */
const DEPTH_MAX = 20;
/** Far above the largest list that any request takes; validation costs microseconds a value, so without it one body stops the process for seconds. */
const VALUES_MAX = 50_000;

/**
 * What is wrong with a request whatever its fields are: too deep, too many values, a list within a list, whose parts the rules of a nested
 * class pass over, or U+0000, which PostgreSQL's text cannot hold.
 */
export function shapeFault(value: unknown, field: string): FieldFault | undefined {
  let values = 0;
  const faultIn = (part: unknown, path: string, depth: number): FieldFault | undefined => {
    if (++values > VALUES_MAX) return { field, message: `expected at most ${VALUES_MAX} values in all` };
    if (typeof part === 'string') {
      return part.includes('\0') ? { field: path, message: 'must not contain the character U+0000' } : undefined;
    }
    if (typeof part !== 'object' || part === null || Buffer.isBuffer(part)) return undefined;
    if (depth === DEPTH_MAX) return { field: path, message: `expected at most ${DEPTH_MAX} levels of nesting` };
    for (const [name, inner] of Object.entries(part)) {
      const innerPath = path === '' ? name : `${path}.${name}`;
      if (Array.isArray(part) && Array.isArray(inner))
        return { field: innerPath, message: 'expected no list within a list' };
      if (name.includes('\0')) return { field: path, message: 'expected no name with the character U+0000' };
      const fault = faultIn(inner, innerPath, depth + 1);
      if (fault) return fault;
    }
    return undefined;
  };
  return faultIn(value, field, 0);
}
