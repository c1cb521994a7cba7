import { Tag, type Tone } from '@tallystick/web-kit';
import { useWords } from '../../words/index.js';
import type { Quote, QuoteStanding } from './quotes.js';

const TONES: Readonly<Record<QuoteStanding, Tone>> = {
  ...{ standing: 'info', draft: 'plain', relayed: 'info', recorded: 'good' },
  ...{ refused: 'bad', withdrawn: 'plain', superseded: 'plain', expired: 'warn' },
};

/** Where a quote stands: one that the bank has signed waits for the seller alone. */
export function QuoteStandingTag({ quote: { standing, signedByBank, isExact } }: { readonly quote: Quote }) {
  const { quotes: words } = useWords();
  if (!isExact) return <Tag tone="bad">{words.inexact}</Tag>;
  if (standing !== 'standing') return <Tag tone={TONES[standing]}>{words.standings[standing]}</Tag>;
  return <Tag tone={signedByBank ? 'good' : TONES.standing}>{signedByBank ? words.firm : words.unsigned}</Tag>;
}
