import { DomainError } from '@tallystick/kernel';
import type { Dialect } from '../../domain/dialect.js';

export class MappingUnsound extends DomainError {
  constructor(expected: string) {
    super('mapping-unsound', 'invalid', `mapping: ${expected}`);
  }
}

/** Whether messages of a dialect can be read by a mapping. @throws MappingUnsound */
export function checkMapping(dialect: Dialect, mapping: Record<string, unknown> | null): void {
  const takesMapping = dialect === 'json' || dialect === 'sparkplug-b';
  if (!takesMapping && mapping !== null) throw new MappingUnsound(`expected none for the dialect ${dialect}`);
  if (dialect === 'json' && mapping === null)
    throw new MappingUnsound('expected one: JSON says of itself not what it means');
}
