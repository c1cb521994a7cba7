const SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1');
/** Signature, flags, and the length of an extension that there is none of. */
const HEADER_BYTES = SIGNATURE.length + 8;
const TRAILER_BYTES = 2;
/** 2000-01-01, from which PostgreSQL counts. */
const EPOCH_MS = 946_684_800_000;
export const DAY_MS = 86_400_000;
const TWO_32 = 4_294_967_296;
const NULL_LENGTH = -1;

/**
 * Rows for `COPY ... FROM STDIN (FORMAT binary)`, as PostgreSQL's documentation of COPY has the format. Fields are written in the order and the
 * types of the columns; a number that its type does not hold throws `RangeError`, for the format itself would say nothing.
 */
export class BinaryRows {
  private bytes: Buffer;
  /** Over the same bytes: the runtime writes numbers through it several times as fast as through the buffer, and checks nothing. */
  private view: DataView;
  private length = HEADER_BYTES;
  count = 0;

  constructor(expectedBytes = 8_192) {
    this.bytes = Buffer.allocUnsafe(Math.max(expectedBytes, HEADER_BYTES + TRAILER_BYTES));
    this.bytes.fill(0, 0, HEADER_BYTES);
    SIGNATURE.copy(this.bytes);
    this.view = viewOf(this.bytes);
  }

  row(fields: number): this {
    const at = this.grow(2);
    this.view.setInt16(at, fields);
    this.count += 1;
    return this;
  }

  int2(value: number): this {
    if (value !== (value << 16) >> 16) throw outOfRange('2 bytes', value);
    const at = this.field(2);
    this.view.setInt16(at, value);
    return this;
  }

  int4(value: number): this {
    if (value !== (value | 0)) throw outOfRange('4 bytes', value);
    const at = this.field(4);
    this.view.setInt32(at, value);
    return this;
  }

  int8(value: number | bigint): this {
    const at = this.field(8);
    if (typeof value === 'bigint') this.writeBigint(value, at);
    else this.writeSafeInteger(value, at);
    return this;
  }

  bool(value: boolean): this {
    const at = this.field(1);
    this.bytes[at] = value ? 1 : 0;
    return this;
  }

  bytea(value: Uint8Array): this {
    const at = this.field(value.length);
    this.bytes.set(value, at);
    return this;
  }

  text(value: string): this {
    const at = this.field(Buffer.byteLength(value));
    this.bytes.write(value, at);
    return this;
  }

  /** `timestamptz`, of milliseconds since 1970. */
  instant(ms: number): this {
    if (!Number.isSafeInteger(ms)) throw outOfRange('2^53', ms);
    const sinceEpoch = ms - EPOCH_MS;
    const micros = sinceEpoch * 1_000;
    return this.int8(Number.isSafeInteger(micros) ? micros : BigInt(sinceEpoch) * 1_000n);
  }

  /** `date`, of days since 1970. */
  date(day: number): this {
    return this.int4(day - EPOCH_MS / DAY_MS);
  }

  null(): this {
    const at = this.grow(4);
    this.view.setInt32(at, NULL_LENGTH);
    return this;
  }

  /** The whole copy; nothing is written after. */
  finish(): Buffer {
    const at = this.grow(TRAILER_BYTES);
    this.view.setInt16(at, -1);
    return this.bytes.subarray(0, this.length);
  }

  private field(length: number): number {
    const at = this.grow(4 + length);
    this.view.setInt32(at, length);
    return at + 4;
  }

  private writeBigint(value: bigint, at: number): void {
    if (BigInt.asIntN(64, value) !== value) throw outOfRange('8 bytes', value);
    this.view.setBigInt64(at, value);
  }

  /** By halves, so that no bigint is made of each. */
  private writeSafeInteger(value: number, at: number): void {
    if (!Number.isSafeInteger(value)) throw outOfRange('2^53', value);
    const high = Math.floor(value / TWO_32);
    this.view.setInt32(at, high);
    this.view.setUint32(at + 4, value - high * TWO_32);
  }

  private grow(more: number): number {
    const at = this.length;
    this.length += more;
    if (this.length > this.bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.length));
      this.bytes.copy(larger, 0, 0, at);
      this.bytes = larger;
      this.view = viewOf(larger);
    }
    return at;
  }
}

const viewOf = ({ buffer, byteOffset, length }: Buffer) => new DataView(buffer, byteOffset, length);

const outOfRange = (room: string, value: number | bigint) =>
  new RangeError(`expected a whole number within ${room}, not ${value}`);
