/** A decoded ABI value as it travels in JSON: integers as decimal strings, lists as lists. */
export function plainValue(value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (Array.isArray(value)) return value.map(plainValue);
  return value;
}
