import { decimalText } from '../formats/decimal-text.js';
import { kept } from '../formats/kept.js';

/** UCUM's names that people write otherwise. */
const UNITS: Readonly<Record<string, string>> = { Cel: '°C', '1': '', '%': '%', '[degF]': '°F' };

export const unitText = (unit: string): string => UNITS[unit] ?? unit;

/** A value as it was measured, grouped for reading; the decimal is exact and stays so. */
export function valueText(value: string, unit: string, language: string): string {
  const number = decimalText(value, language);
  const shown = unitText(unit);
  return shown === '' ? number : `${number} ${shown}`;
}

const SECOND = 1_000;
const LENGTHS = [
  ['day', 86_400 * SECOND],
  ['hour', 3_600 * SECOND],
  ['minute', 60 * SECOND],
  ['second', SECOND],
] as const;

const lengthFormat = kept(
  (language: string, unit: string) =>
    new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 1 }),
);

/** A length of time in its largest whole unit: `10 minutes`. @param ms milliseconds */
export function lengthText(ms: number, language: string): string {
  const [unit, size] = LENGTHS.find(([, step]) => ms >= step) ?? LENGTHS[3];
  const value = Math.round((ms / size) * 10) / 10;
  return lengthFormat(language, unit).format(value);
}
