import { Tokenizer, Type } from 'cborg';
import { EnvelopeRefused, type RefusalReason } from './envelope-refused.js';

/** `strict`: no integer or length in more bytes than it needs. */
const STRICT = { strict: true, allowIndefinite: false, allowUndefined: false, allowBigInt: true };

interface Item {
  readonly type: Type;
  readonly value: unknown;
}

/**
 * Reads bytes whose shape is known: the caller names what comes next, and anything else is refused. So floats, unknown tags, keys out of order or
 * twice, and depth need no rule of their own: no shape has room for them. Every method throws `EnvelopeRefused` and nothing else.
 */
export class CborReader {
  private readonly tokens: Tokenizer;

  /** @param malformed the reason when CBOR is sound and of another shape */
  constructor(
    bytes: Uint8Array,
    private readonly malformed: RefusalReason,
  ) {
    // Not a Buffer: what is cut out of one shares its memory with whatever else came in.
    this.tokens = new Tokenizer(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength), STRICT);
  }

  /** The number of items. */
  array(what: string): number {
    return this.lengthOf(Type.array, 'an array', what);
  }

  /** The number of entries. */
  map(what: string): number {
    return this.lengthOf(Type.map, 'a map', what);
  }

  /** The keys of a map come in the one order that its shape has. */
  key(expected: number, what: string): void {
    const { type, value } = this.next(what);
    if (type !== Type.uint || value !== expected) throw this.refused(`${what}: expected the key ${expected}`);
  }

  tag(expected: number, what: string): void {
    const { type, value } = this.next(what);
    if (type !== Type.tag || value !== expected) throw this.refused(`${what}: expected the tag ${expected}`);
  }

  /** An integer of either sign, 64 bits. */
  integer(what: string): bigint {
    return this.integerOf(this.next(what), what);
  }

  /** An integer, or nothing when a tag comes: then the tag's number is consumed and given back. */
  integerOrTag(what: string): { readonly integer: bigint } | { readonly tag: number } {
    const token = this.next(what);
    if (token.type === Type.tag) return { tag: Number(token.value) };
    return { integer: this.integerOf(token, what) };
  }

  unsigned(what: string): bigint {
    const { type, value } = this.next(what);
    if (type !== Type.uint) throw this.refused(`${what}: expected an unsigned integer`);
    return BigInt(value as number | bigint);
  }

  bytes(what: string): Uint8Array {
    const { type, value } = this.next(what);
    if (type !== Type.bytes) throw this.refused(`${what}: expected a byte string`);
    return value as Uint8Array;
  }

  /** Text whose bytes were no UTF-8 holds U+FFFD; every text here is ASCII, so that whoever looks at its characters refuses it. */
  text(what: string): string {
    const { type, value } = this.next(what);
    if (type !== Type.string) throw this.refused(`${what}: expected text`);
    return value as string;
  }

  end(): void {
    if (!this.tokens.done()) throw new EnvelopeRefused('cbor-not-deterministic', 'bytes follow after the end');
  }

  private lengthOf(expected: Type, name: string, what: string): number {
    const { type, value } = this.next(what);
    if (type !== expected) throw this.refused(`${what}: expected ${name}`);
    return Number(value);
  }

  private integerOf({ type, value }: Item, what: string): bigint {
    if (type !== Type.uint && type !== Type.negint) throw this.refused(`${what}: expected an integer`);
    return BigInt(value as number | bigint);
  }

  private next(what: string): Item {
    try {
      if (!this.tokens.done()) return this.tokens.next();
    } catch (error) {
      const because = error instanceof Error ? error.message.slice(0, 120) : 'no CBOR';
      throw new EnvelopeRefused('cbor-not-deterministic', `${what}: ${because}`);
    }
    throw new EnvelopeRefused('cbor-not-deterministic', `${what}: the bytes end before it`);
  }

  private refused(message: string): EnvelopeRefused {
    return new EnvelopeRefused(this.malformed, message);
  }
}
