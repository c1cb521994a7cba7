/** Where two plain values differ: each path with both values, as `path: left | right`. */
export function differences(left: unknown, right: unknown, path = ''): string[] {
  if (isBranch(left) && isBranch(right)) {
    const keys = [...new Set([...Object.keys(left), ...Object.keys(right)])];
    return keys.flatMap((key) => differences(left[key], right[key], path === '' ? key : `${path}.${key}`));
  }
  return Object.is(left, right) ? [] : [`${path}: ${shown(left)} | ${shown(right)}`];
}

function isBranch(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function shown(value: unknown): string {
  return value === undefined ? 'absent' : JSON.stringify(value);
}
