import { useWords } from '../words/index.js';
import type { Step } from './match.js';

interface StepLinesTerms {
  readonly step: Step;
  /** Lines on either side. */
  readonly left: number;
  readonly right: number;
  /** With its unit. */
  readonly difference: string;
}

const SIGNS: Readonly<Record<Step['state'], string>> = { agrees: '=', under: '▼', over: '▲', missing: '?' };
const WIDTH = 100;

/** Lines from each entry on the left to each on the right; whole where both sides agree, broken where not, and the difference in words. */
export function StepLines({ step: { state, difference: bare }, left, right, difference }: StepLinesTerms) {
  const { trades } = useWords();
  const { match: words } = trades;
  const middle = (place: number, count: number) => ((place + 0.5) / Math.max(count, 1)) * WIDTH;
  const ends = Array.from({ length: Math.max(left, 1) }, (_, from) =>
    Array.from({ length: Math.max(right, 1) }, (_one, to) => [middle(from, left), middle(to, right)] as const),
  ).flat();
  const text = state === 'agrees' || state === 'missing' ? words[state] : words[state](difference);
  return (
    <div className={`pt-gap pt-step-${state}`}>
      <svg viewBox={`0 0 ${WIDTH} ${WIDTH}`} preserveAspectRatio="none" aria-hidden focusable="false">
        {ends.map(([from, to]) => (
          <path
            key={`${from} ${to}`}
            d={`M 0 ${from} C ${WIDTH / 2} ${from}, ${WIDTH / 2} ${to}, ${WIDTH} ${to}`}
            vectorEffect="non-scaling-stroke"
          />
        ))}
      </svg>
      <span className="pt-step-sign">
        <span aria-hidden>{SIGNS[state]} </span>
        <span className={state === 'agrees' || (state === 'missing' && bare === '') ? 'tk-unseen' : undefined}>
          {text}
        </span>
      </span>
    </div>
  );
}
