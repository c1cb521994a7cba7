import type { components } from '@tallystick/api-client/browser';
import { Tag, type Tone } from '@tallystick/web-kit';
import { useWords } from '../words/index.js';

type Verdict = components['schemas']['VerificationView']['verdict'];
export type Outcome = components['schemas']['CheckView']['outcome'];

const TONES: Readonly<Record<Verdict, Tone>> = { pass: 'good', review: 'warn', fail: 'bad', unreadable: 'bad' };
const SIGNS: Readonly<Record<Verdict, string>> = { pass: '✓', review: '?', fail: '×', unreadable: '×' };

export function VerdictTag({ verdict }: { readonly verdict: Verdict }) {
  const { trades } = useWords();
  return (
    <Tag tone={TONES[verdict]}>
      <span aria-hidden>{SIGNS[verdict]} </span>
      {trades.verdicts[verdict]}
    </Tag>
  );
}

export function OutcomeTag({ outcome }: { readonly outcome: Outcome }) {
  const { trades } = useWords();
  return (
    <Tag tone={TONES[outcome]}>
      <span aria-hidden>{SIGNS[outcome]} </span>
      {trades.outcomes[outcome]}
    </Tag>
  );
}
