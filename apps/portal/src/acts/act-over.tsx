import type { ActView } from '@tallystick/web-kit/signing';
import { useWords } from '../words/index.js';
import { OVER } from './ended-states.js';

const isOver = (state: ActView['state']): state is (typeof OVER)[number] => OVER.some((one) => one === state);

/** Of an act that ended without being recorded: that it takes no more signatures, and what to do. Of any other, nothing. */
export function ActOver({ state }: { readonly state: ActView['state'] }) {
  const { signingTrouble: words } = useWords();
  return isOver(state) && <p role="status">{words.over[state]}</p>;
}
