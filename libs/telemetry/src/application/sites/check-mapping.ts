import { DomainError } from '@tallystick/kernel';
import { parseMapping } from '../../domain/dialects/mapped/parse-mapping.js';
import { parseSparkplugMapping } from '../../domain/dialects/mapped/parse-sparkplug-mapping.js';
import type { Dialect } from '../../infra/gateway.entity.js';

export class MappingUnsound extends DomainError {
  constructor(expected: string) {
    super('mapping-unsound', 'invalid', `mapping: ${expected}`);
  }
}

/** Whether messages of a dialect can be read by a mapping. @throws MappingUnsound, MappingInvalid */
export function checkMapping(dialect: Dialect, mapping: Record<string, unknown> | null): void {
  if (dialect === 'json') {
    if (mapping === null) throw new MappingUnsound('expected one: JSON says of itself not what it means');
    parseMapping(mapping);
  } else if (dialect === 'sparkplug-b') parseSparkplugMapping(mapping);
  else if (mapping !== null) throw new MappingUnsound(`expected none for the dialect ${dialect}`);
}
