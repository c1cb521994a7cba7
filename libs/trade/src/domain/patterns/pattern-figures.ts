import type { PatternSeen } from '@tallystick/act-types';
import type { Pattern } from './pattern.js';

type FigureType = 'number' | 'string';
type FiguresOf<P> = P extends Pattern ? Record<Exclude<keyof P, 'pattern'>, FigureType> : never;

const SCORE = { median: 'string', mad: 'string', spread: 'string', zHundredths: 'number' } as const;

/** The figures of each form of a pattern; held to the types of the patterns by the compiler. */
const FIGURES: readonly (readonly [Pattern['pattern'], FiguresOf<Pattern>])[] = [
  ['velocity', { ...SCORE, days: 'number', count: 'number', windows: 'number' }],
  ['turnover', { ...SCORE, days: 'number', currency: 'string', amount: 'string', windows: 'number' }],
  ['round-amount', { sharePercent: 'number', sample: 'number' }],
  ['number-sequence', { form: 'string', contradicted: 'number', compared: 'number' }],
  ['number-sequence', { form: 'string', invoices: 'number', days: 'number' }],
  [
    'price-outlier',
    { ...SCORE, article: 'string', unit: 'string', price: 'string', sample: 'number', deviationPerMille: 'number' },
  ],
  ['digits', { sample: 'number', madMillionths: 'number', digit: 'number' }],
];

/** A pattern as it travels beside others, and is hashed. */
export function figuresOf({ pattern, ...figures }: Pattern): PatternSeen {
  return { pattern, figures };
}

/** A pattern that travelled; undefined when it is none, or has other figures than such a one. */
export function patternFrom({ pattern, figures }: PatternSeen): Pattern | undefined {
  const isOne = FIGURES.some(([name, types]) => name === pattern && hasFigures(figures, types));
  return isOne ? ({ pattern, ...figures } as unknown as Pattern) : undefined;
}

function hasFigures(figures: PatternSeen['figures'], types: Readonly<Record<string, FigureType>>): boolean {
  const names = Object.keys(types);
  return Object.keys(figures).length === names.length && names.every((name) => typeof figures[name] === types[name]);
}
