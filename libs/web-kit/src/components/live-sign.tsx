import { useLive } from '../live/live.js';
import { useKitWords } from '../words/index.js';
import './live-sign.css';

/** Whether what is on the screen is kept up to date. */
export function LiveSign() {
  const state = useLive();
  const { live } = useKitWords();
  return (
    <span role="status" className={`tk-live tk-live-${state}`}>
      {live[state]}
    </span>
  );
}
