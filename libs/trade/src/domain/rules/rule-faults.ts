import type { JsonObject, JsonValue } from '../json/read-json.js';

/** Takes one fault: where it is, and what would be right. */
export type Report = (path: string, expected: string) => void;

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A rule that nobody knows is a slip of the pen, and would silently not be kept. */
export function onlyNames(given: JsonObject, names: readonly string[], path: string, report: Report): void {
  for (const name of Object.keys(given).filter((one) => !names.includes(one))) {
    report(pathTo(path, name.slice(0, 60)), `no such rule; there are ${names.join(', ')}`);
  }
}

export function pathTo(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
