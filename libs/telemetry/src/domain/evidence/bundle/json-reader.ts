import { DomainError } from '@tallystick/kernel';

export class BundleMalformed extends DomainError {
  constructor(
    readonly where: string,
    expected: string,
  ) {
    super('bundle-malformed', 'invalid', `${where || 'the bundle'}: expected ${expected}`, { where });
  }
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
    const text = this.text();
    const bytes = Buffer.from(text, 'base64url');
    // The decoder leaves out what it does not know; what it made must be written as it was read.
    if (bytes.toString('base64url') !== text) throw this.expected('base64url without padding');
    return new Uint8Array(bytes);
  }

  expected(what: string): BundleMalformed {
    return new BundleMalformed(this.where, what);
  }
}
