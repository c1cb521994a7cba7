import { useLanguage } from '../../language/language.js';
import { lengthText, unitText } from '../measured.js';
import type { RuleDescription } from '../site-doors.js';
import { useSiteWords } from '../words/index.js';

type Parameter = RuleDescription['parameters'][number];

/** What a parameter is set to, with its unit in words: a length of time as people say it, a ratio in percent. */
export function useParameterText() {
  const { ruleList: words, units } = useSiteWords();
  const { language } = useLanguage();
  return ({ unit, type }: Pick<Parameter, 'unit' | 'type'>, value: unknown): string => {
    if (value === undefined || value === null) return words.notSet;
    if (type === 'polygon') return words.corners(cornersOf(value));
    const text = typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
    if (type === 'text') return unit === 'a unit' ? unitText(text) || text : text;
    if (unit === 'milliseconds') return lengthText(Number(text), language);
    if (unit === 'ratio')
      return new Intl.NumberFormat(language, { style: 'percent', maximumSignificantDigits: 6 }).format(
        text as `${number}`,
      );
    return [text, units[unit] ?? ''].filter(Boolean).join(' ');
  };
}

const cornersOf = (polygon: unknown): number => {
  const rings = Array.isArray(polygon) ? (polygon as { readonly corners?: readonly unknown[] }[]) : [];
  return rings.reduce((sum, { corners = [] }) => sum + corners.length, 0);
};
