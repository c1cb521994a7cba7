import { DomainError, findBytesOfBase64url } from '@tallystick/kernel';

export class BundleMalformed extends DomainError {
  constructor(
    readonly where: string,
    expected: string,
  ) {
    super('bundle-malformed', 'invalid', `${where || 'the bundle'}: expected ${expected}`, { where });
  }
}

const UTF_8 = new TextEncoder();

/** Far above what rules keep, far below what a stack bears. */
const MAX_DEPTH = 16;

function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeperThan(inner, levels - 1));
}

/** A value of a JSON file and its place there. Every method throws `BundleMalformed`. */
export class JsonReader {
  constructor(
    private readonly value: unknown,
    readonly where = '',
  ) {}

  field(name: string): JsonReader {
    const { value } = this;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw this.expected('an object');
    return new JsonReader((value as Record<string, unknown>)[name], this.where ? `${this.where}.${name}` : name);
  }

  list(max: number): JsonReader[] {
    const { value } = this;
    if (!Array.isArray(value)) throw this.expected('a list');
    if (value.length > max) throw this.expected(`${max} at most`);
    return value.map((item, place) => new JsonReader(item, `${this.where}[${place}]`));
  }

  isThere(): boolean {
    return this.value !== undefined;
  }

  /** What stands there, or null. */
  nullable<T>(read: (reader: JsonReader) => T): T | null {
    return this.value === null ? null : read(this);
  }

  /** Any JSON, for whoever knows what it should be. */
  json(maxBytes: number): unknown {
    if (isDeeperThan(this.value, MAX_DEPTH)) throw this.expected(`${MAX_DEPTH} levels at most`);
    if (UTF_8.encode(JSON.stringify(this.value) ?? '').length > maxBytes)
      throw this.expected(`${maxBytes} bytes at most`);
    if (this.value === undefined) throw this.expected('a value');
    return this.value;
  }

  object(maxBytes: number): Readonly<Record<string, unknown>> {
    const value = this.json(maxBytes);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw this.expected('an object');
    return value as Readonly<Record<string, unknown>>;
  }

  flag(): boolean {
    if (typeof this.value !== 'boolean') throw this.expected('true or false');
    return this.value;
  }

  text(): string {
    if (typeof this.value !== 'string') throw this.expected('text');
    return this.value;
  }

  oneOf<T extends string>(values: readonly T[]): T {
    const found = values.find((value) => value === this.value);
    if (found === undefined) throw this.expected(values.join(' or '));
    return found;
  }

  /** From 0 to 2^53 - 1. */
  natural(): number {
    const { value } = this;
    if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) throw this.expected('a whole number');
    return value;
  }

  bytes(): Uint8Array {
    const bytes = findBytesOfBase64url(this.text());
    if (!bytes) throw this.expected('base64url without padding');
    return bytes;
  }

  /** Bytes as 0x and lower hex digits. */
  hex(maxBytes: number): string {
    const text = this.text();
    if (!/^0x(?:[0-9a-f]{2})*$/.test(text) || text.length > 2 + 2 * maxBytes) throw this.expected('0x and hex digits');
    return text;
  }

  expected(what: string): BundleMalformed {
    return new BundleMalformed(this.where, what);
  }
}
