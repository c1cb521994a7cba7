import { Tag, type Tone } from '@tallystick/web-kit';
import { useWords } from '../../words/index.js';
import type { QuoteRequestView } from './views.js';

type State = QuoteRequestView['state'];

const TONES: Readonly<Record<State, Tone>> = {
  ...{ open: 'info', sold: 'good', withdrawn: 'plain', lapsed: 'warn', overtaken: 'warn' },
};

export function RequestStateTag({ state }: { readonly state: State }) {
  const { quotes: words } = useWords();
  return <Tag tone={TONES[state]}>{words.states[state]}</Tag>;
}
