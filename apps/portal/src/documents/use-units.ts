import { decimalText, useLanguage } from '@tallystick/web-kit';
import { useMemo } from 'react';
import { useWords } from '../words/index.js';

/** Quantities as the reader's language groups them, with the unit in words where trade has it often. */
export function useUnits() {
  const { language } = useLanguage();
  const { documents } = useWords();
  return useMemo(() => {
    const unitText = (unit: string) => documents.units[unit] ?? unit;
    return {
      unitText,
      /** @param quantity decimal digits; empty gives the empty string */
      quantityText: (quantity: string, unit: string) =>
        quantity === '' ? '' : `${decimalText(quantity, language)}${unit === '' ? '' : ` ${unitText(unit)}`}`,
    };
  }, [language, documents]);
}
