/**
 * JSON in the one way that RFC 8785 writes it: keys in order of their UTF-16 code units, no blanks, numbers and texts as ECMA-262 writes them. What has a
 * `toJSON` is written as that says.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  if ('toJSON' in value && typeof value.toJSON === 'function') return JSON.stringify(value);
  const fields = Object.entries(value)
    .filter(([, of]) => of !== undefined)
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
  return `{${fields.map(([name, of]) => `${JSON.stringify(name)}:${canonicalJson(of)}`).join(',')}}`;
}
