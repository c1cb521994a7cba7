import { Tag, type Tone } from '@tallystick/web-kit';
import type { ActView } from '@tallystick/web-kit/signing';
import { useWords } from '../words/index.js';

type State = ActView['state'];

const TONES: Readonly<Record<State, Tone>> = {
  draft: 'plain',
  offered: 'info',
  relayed: 'info',
  recorded: 'good',
  refused: 'bad',
  withdrawn: 'warn',
  superseded: 'warn',
  expired: 'warn',
};

export function ActStateTag({ state }: { readonly state: State }) {
  const { signing: words } = useWords();
  return <Tag tone={TONES[state]}>{words.states[state]}</Tag>;
}
