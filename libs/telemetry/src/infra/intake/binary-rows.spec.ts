import { describe, expect, it } from '@jest/globals';
import { BinaryRows } from './binary-rows.js';

const HEADER = '5047434f50590aff0d0a00' + '00000000' + '00000000';
const TRAILER = 'ffff';
const written = (write: (rows: BinaryRows) => BinaryRows) =>
  write(new BinaryRows(1)).finish().toString('hex').slice(HEADER.length, -TRAILER.length);

describe('rows for a binary copy', () => {
  it('begin with the signature and end with a count of -1, as the documentation of COPY says', () => {
    expect(new BinaryRows().finish().toString('hex')).toBe(HEADER + TRAILER);
  });

  it('hold each field with its length, and nothing of a null', () => {
    expect(written((rows) => rows.row(3).int2(-2).null().bytea(Uint8Array.of(1, 2)))).toBe(
      '0003' + '00000002fffe' + 'ffffffff' + '000000020102',
    );
    expect(written((rows) => rows.row(3).bool(true).bool(false).text('é'))).toBe(
      '0003' + '0000000101' + '0000000100' + '00000002c3a9',
    );
  });

  it('write numbers of 64 bits alike, whether they come as numbers or as bigints', () => {
    const numbers = [
      0,
      1,
      -1,
      4_294_967_295,
      4_294_967_296,
      -4_294_967_297,
      Number.MAX_SAFE_INTEGER,
      -Number.MAX_SAFE_INTEGER,
    ];
    for (const number of numbers) {
      expect(written((rows) => rows.int8(number))).toBe(written((rows) => rows.int8(BigInt(number))));
    }
    expect(written((rows) => rows.int8(-(2n ** 63n)))).toBe('00000008' + '8000000000000000');
  });

  it('write times in microseconds since 2000, also where those are beyond 2^53', () => {
    expect(written((rows) => rows.instant(946_684_800_001))).toBe(written((rows) => rows.int8(1_000)));
    expect(written((rows) => rows.instant(0))).toBe(written((rows) => rows.int8(-946_684_800_000_000)));
    const last = 253_402_300_799_999;
    expect(written((rows) => rows.instant(last))).toBe(
      written((rows) => rows.int8((BigInt(last) - 946_684_800_000n) * 1_000n)),
    );
    expect(written((rows) => rows.date(10_957))).toBe('00000004' + '00000000');
  });

  it('refuse a number that its type does not hold', () => {
    expect(() => new BinaryRows().int2(32_768)).toThrow('expected a whole number');
    expect(() => new BinaryRows().int4(2 ** 31)).toThrow('expected a whole number');
    expect(() => new BinaryRows().int8(2 ** 53)).toThrow('expected a whole number');
    expect(() => new BinaryRows().int8(2n ** 63n)).toThrow('expected a whole number');
    expect(() => new BinaryRows().instant(0.0005)).toThrow('expected a whole number');
  });

  it('grow as far as they are written', () => {
    const rows = new BinaryRows(1);
    for (let at = 0; at < 1_000; at += 1) rows.row(1).int8(at);
    expect(rows.finish()).toHaveLength(HEADER.length / 2 + 1_000 * 14 + 2);
  });
});
