import { describe, expect, it } from '@jest/globals';
import { Decimal } from '@tallystick/kernel';
import { findUnit, inReferenceUnit } from './units.js';

const measured = (value: string, unit: string) => {
  const found = inReferenceUnit({ value: Decimal.parse(value), unit });
  return found && `${found.value.toString()} ${found.unit}`;
};

describe('units of UN/ECE Recommendation 20', () => {
  it.each([
    ['2.5', 'TNE', '2500 KGM'],
    ['1', 'LBR', '0.45359237 KGM'],
    ['16', 'ONZ', '0.45359237 KGM'],
    ['2240', 'LBR', '1016.0469088 KGM'],
    ['3', 'DZN', '36 H87'],
    ['12', 'gro', '1728 H87'],
    ['1', 'YRD', '0.9144 MTR'],
    ['36', 'INH', '0.9144 MTR'],
    ['4840', 'YDK', '4046.8564224 MTK'],
    ['42', 'GLL', '158.987294928 LTR'],
    ['231', 'INQ', '3.785411784 LTR'],
    ['27', 'FTQ', '764.554857984 LTR'],
    ['0.5', 'HUR', '1800 SEC'],
    ['1', 'KWH', '3600000 JOU'],
  ])('%s %s is %s, exactly', (value, unit, expected) => {
    expect(measured(value, unit)).toBe(expected);
  });

  it.each(['BX', 'SET', 'DAY', 'XPP', '吨', ''])('"%s" converts into nothing', (unit) => {
    expect(findUnit(unit)).toBeUndefined();
    expect(measured('1', unit)).toBeUndefined();
  });
});
