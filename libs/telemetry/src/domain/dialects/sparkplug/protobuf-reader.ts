import { EnvelopeRefused } from '../../cose/envelope-refused.js';

/** How a field is written: https://protobuf.dev/programming-guides/encoding. Groups (3 and 4) are of a syntax that Sparkplug does not use. */
export const WIRE = { varint: 0, fixed64: 1, bytes: 2, fixed32: 5 } as const;

const MAX_VARINT_BYTES = 10;
const MOST_U64 = 2n ** 64n - 1n;

export type ProtobufValue = bigint | Uint8Array;

/** One field: an integer as bigint; eight, four or any number of bytes as such. */
export interface ProtobufField {
  readonly number: number;
  readonly wire: number;
  readonly value: ProtobufValue;
}

/**
 * The fields of a message, one after the other; what is nested is bytes, and is opened by whoever wants it, so that depth costs nothing.
 * @throws EnvelopeRefused and nothing else
 */
export function* protobufFields(bytes: Uint8Array): Generator<ProtobufField> {
  const reader = new Reader(bytes);
  while (!reader.isDone()) yield reader.field();
}

class Reader {
  private at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  isDone(): boolean {
    return this.at === this.bytes.length;
  }

  field(): ProtobufField {
    const key = this.varint();
    const number = Number(key >> 3n);
    const wire = Number(key & 7n);
    if (number === 0 || key >> 32n > 0n) throw malformed('expected the number of a field');
    return { number, wire, value: this.value(wire) };
  }

  private value(wire: number): ProtobufValue {
    switch (wire) {
      case WIRE.varint:
        return this.varint();
      case WIRE.fixed64:
        return this.cut(8n);
      case WIRE.bytes:
        return this.cut(this.varint());
      case WIRE.fixed32:
        return this.cut(4n);
      default:
        throw malformed('expected a field of a known form');
    }
  }

  private varint(): bigint {
    let value = 0n;
    for (let read = 0; read < MAX_VARINT_BYTES; read += 1) {
      const byte = this.bytes[this.at];
      if (byte === undefined) throw malformed('the bytes end within an integer');
      this.at += 1;
      value |= BigInt(byte & 0x7f) << BigInt(7 * read);
      if (byte < 0x80) {
        if (value > MOST_U64) break;
        return value;
      }
    }
    throw malformed('expected an integer of 64 bits');
  }

  private cut(length: bigint): Uint8Array {
    if (length > BigInt(this.bytes.length - this.at)) throw malformed('the bytes end within a field');
    const from = this.at;
    this.at += Number(length);
    return this.bytes.subarray(from, this.at);
  }
}

const malformed = (message: string) => new EnvelopeRefused('protobuf-malformed', message);

/** @throws EnvelopeRefused */
export function protobufInteger({ wire, value }: ProtobufField, what: string): bigint {
  if (wire !== WIRE.varint || typeof value !== 'bigint') throw malformed(`${what}: expected an integer`);
  return value;
}

/** @throws EnvelopeRefused */
export function protobufBytes({ wire, value }: ProtobufField, what: string, form: number = WIRE.bytes): Uint8Array {
  if (wire !== form || typeof value === 'bigint') throw malformed(`${what}: expected bytes`);
  return value;
}

/** A mark of byte order is a letter like another here: else two names were one. @throws EnvelopeRefused */
export function protobufText(field: ProtobufField, what: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(protobufBytes(field, what));
  } catch (error) {
    if (error instanceof EnvelopeRefused) throw error;
    throw malformed(`${what}: expected UTF-8`);
  }
}
