import { isList, isObject, type JsonValue } from '../json/json-value.js';
import type { MappingFaults } from './mapping-faults.js';
import { MAPPING_LIMITS, type Pointer } from './mapping.js';

const SOUND = /^(?:\/(?:[^~/]|~[01])*)*$/;

/** Reads a JSON Pointer (RFC 6901): `/data/0/value`, or nothing for the whole. */
export function parsePointer(given: unknown, at: string, faults: MappingFaults): Pointer | undefined {
  const { pointerParts, characters } = MAPPING_LIMITS;
  const isSound = typeof given === 'string' && given.length <= characters && SOUND.test(given);
  const parts = isSound ? given.split('/').slice(1) : [];
  if (!isSound || parts.length > pointerParts) {
    return faults.add(
      at,
      `a JSON Pointer such as "/data/0/value", of ${pointerParts} parts and ${characters} characters at most`,
    );
  }
  return parts.map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

const INDEX = /^(?:0|[1-9][0-9]{0,8})$/;

/** @returns undefined when there is nothing */
export function pointedAt(value: JsonValue, pointer: Pointer): JsonValue | undefined {
  let found: JsonValue | undefined = value;
  for (const part of pointer) {
    if (isObject(found)) found = found.get(part);
    else if (isList(found)) found = INDEX.test(part) ? found[Number(part)] : undefined;
    else return undefined;
  }
  return found;
}
