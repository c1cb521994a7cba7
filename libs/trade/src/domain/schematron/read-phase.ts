import type { Element } from 'slimdom';
import { childrenNamed } from './schema-elements.js';
import type { SchemaReading } from './schema-reading.js';

const ALL = '#ALL';

/** What is run of a file: the phase that it names as its default, or everything. */
export interface Phase {
  /** Variables of the phase. */
  readonly lets: readonly Element[];
  readonly isActive: (pattern: Element) => boolean;
}

export function defaultPhase(schema: Element, reading: SchemaReading): Phase {
  const id = reading.optional(schema, 'defaultPhase') ?? ALL;
  const phase = childrenNamed(schema, 'phase').find((one) => one.getAttribute('id') === id);
  if (!phase) {
    if (id !== ALL) reading.faults.add(schema, `defaultPhase names "${id}", and there is no phase of that id`);
    return { lets: [], isActive: () => true };
  }
  const patterns = childrenNamed(schema, 'pattern').map((pattern) => pattern.getAttribute('id'));
  const active = childrenNamed(phase, 'active').map((one) => {
    const pattern = reading.required(one, 'pattern');
    if (pattern && !patterns.includes(pattern))
      reading.faults.add(one, `<active> names "${pattern}", and there is no pattern of that id`);
    return pattern;
  });
  return {
    lets: childrenNamed(phase, 'let'),
    isActive: (pattern) => active.includes(pattern.getAttribute('id') ?? ''),
  };
}
