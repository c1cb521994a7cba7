/** What a member of an act can be. Numbers of every width are bigint; addresses, digests and other bytes are lower-case hex. */
export type Value = bigint | boolean | string | readonly bigint[] | readonly string[];
export type Fields = Readonly<Record<string, Value>>;

export const HOUR = 3_600n;
export const DAY = 86_400n;
export const NOBODY = 0n;
export const NO_PROGRAMME = 0n;
export const ZERO_BYTES32 = `0x${'00'.repeat(32)}`;
export const ZERO_ADDRESS = `0x${'00'.repeat(20)}`;

export function number(fields: Fields, name: string): bigint {
  const value = fields[name];
  if (typeof value !== 'bigint') throw new Error(`${name} is no number`);
  return value;
}

export function text(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value !== 'string') throw new Error(`${name} is no text`);
  return value;
}

export function flag(fields: Fields, name: string): boolean {
  const value = fields[name];
  if (typeof value !== 'boolean') throw new Error(`${name} is neither true nor false`);
  return value;
}

export function numbers(fields: Fields, name: string): readonly bigint[] {
  const value = fields[name];
  if (!Array.isArray(value)) throw new Error(`${name} is no list`);
  return value as readonly bigint[];
}

export function texts(fields: Fields, name: string): readonly string[] {
  const value = fields[name];
  if (!Array.isArray(value)) throw new Error(`${name} is no list`);
  return value as readonly string[];
}
