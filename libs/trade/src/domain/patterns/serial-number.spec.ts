import { describe, expect, it } from '@jest/globals';
import { canonicalInvoiceNumber, parseCalendarDate } from '@tallystick/kernel';
import { findSerialNumber } from './serial-number.js';

const DAY = parseCalendarDate('2026-08-01');
const read = (number: string) => findSerialNumber(canonicalInvoiceNumber(number), DAY);

describe('an invoice number', () => {
  it.each([
    ['1047', '#', 1047n],
    ['0001047', '#', 1047n],
    ['INV-0099', 'INV-#', 99n],
    ['R7', 'R#', 7n],
    ['2026-00017', '2026-#', 17n],
    ['202600017', '2026#', 17n],
    ['RE17/2026', 'RE#/2026', 17n],
    ['17.2026', '#.2026', 17n],
    ['26017', '26#', 17n],
    ['20260801-003', '20260801-#', 3n],
    ['20260801003', '20260801#', 3n],
    ['01082026003', '1082026#', 3n],
    ['260801-3', '260801-#', 3n],
    ['X010826003', 'X010826#', 3n],
    ['2608003', '2608#', 3n],
    ['2026', '#', 2026n],
    ['268', '#', 268n],
  ])('%s is of the series %s', (number, series, counter) => {
    expect(read(number)).toEqual({ series, counter });
  });

  it.each([
    ['without digits at its end', 'INV-A'],
    ['of nothing', ''],
    ['of the tax bureau', '26442000000012345678'],
    ['with more digits than anybody counts', '1234567890123'],
    ['of 500 characters', `${'9'.repeat(488)}-00000000017`],
  ])('%s counts nothing', (_case, number) => {
    expect(read(number)).toBeUndefined();
  });

  it('of the tax bureau counts nothing, though it may begin like a date', () => {
    expect(findSerialNumber('26112026000000000017', parseCalendarDate('2026-11-26'))).toBeUndefined();
  });

  it('of another day is of another series, and of another month of the same year of the same', () => {
    const next = parseCalendarDate('2026-09-02');
    expect(findSerialNumber('20260902001', next)?.series).not.toBe(read('20260801003')?.series);
    expect(findSerialNumber('2026-00018', next)?.series).toBe(read('2026-00017')?.series);
  });
});
