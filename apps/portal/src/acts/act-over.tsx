import type { ActView } from '@tallystick/web-kit/signing';
import { useWords } from '../words/index.js';

type Ended = 'refused' | 'withdrawn' | 'superseded' | 'expired';

const isEnded = (state: ActView['state']): state is Ended =>
  ['refused', 'withdrawn', 'superseded', 'expired'].includes(state);

/** Of an act that ended without being recorded: that it takes no more signatures, and what to do. Of any other, nothing. */
export function ActOver({ state }: { readonly state: ActView['state'] }) {
  const { signingTrouble: words } = useWords();
  return isEnded(state) && <p role="status">{words.over[state]}</p>;
}
