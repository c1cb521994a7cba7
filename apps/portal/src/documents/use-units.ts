import { useLanguage } from '@tallystick/web-kit';
import { useMemo } from 'react';
import { useWords } from '../words/index.js';

/** Quantities as the reader's language groups them, with the unit in words where trade has it often. */
export function useUnits() {
  const { language } = useLanguage();
  const { documents } = useWords();
  return useMemo(() => {
    const unitText = (unit: string) => documents.units[unit] ?? unit;
    // A decimal string is formatted, never a float: quantities are exact.
    const grouped = (decimal: string) => {
      const places = decimal.split('.')[1]?.length ?? 0;
      const digits = { minimumFractionDigits: Math.min(places, 20), maximumFractionDigits: 20 };
      return new Intl.NumberFormat(language, digits).format(decimal as `${number}`);
    };
    return {
      unitText,
      /** @param quantity decimal digits; empty gives the empty string */
      quantityText: (quantity: string, unit: string) =>
        quantity === '' ? '' : `${grouped(quantity)}${unit === '' ? '' : ` ${unitText(unit)}`}`,
    };
  }, [language, documents]);
}
