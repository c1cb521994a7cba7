import { useMemo } from 'react';
import { useLanguage } from '../language/language.js';
import { moneyText } from './money-text.js';
import { dayText, distanceText, momentText, monthText } from './time-text.js';

/** Formats in the language that is read. */
export function useFormats() {
  const { language } = useLanguage();
  return useMemo(
    () => ({
      money: (minor: bigint | string, currency: string) => moneyText(minor, currency, language),
      day: (day: string) => dayText(day, language),
      month: (month: string) => monthText(month, language),
      moment: (moment: string) => momentText(moment, language),
      distance: (moment: string) => distanceText(moment, language, Date.now()),
      count: (count: number) => count.toLocaleString(language),
      /** Several names in one line. */
      list: (names: readonly string[]) => new Intl.ListFormat(language, { type: 'unit' }).format(names),
    }),
    [language],
  );
}
