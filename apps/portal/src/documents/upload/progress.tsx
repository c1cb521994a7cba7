import type { BatchView } from '@tallystick/api-client/browser';
import { useWords } from '../../words/index.js';

export const settledOf = ({ accepted, known, refused }: BatchView['files']): number => accepted + known + refused;
export const allOf = (files: BatchView['files']): number => settledOf(files) + files.awaited + files.received;

const PERCENT = 100;

/** How far a batch is, as a bar by what became of its files; the numbers beside it say the same. */
export function Progress({ batch, isWide = false }: { readonly batch: BatchView; readonly isWide?: boolean }) {
  const { documents: words } = useWords();
  const { files } = batch;
  const [settled, all] = [settledOf(files), allOf(files)];
  const parts = [
    ['pt-part-accepted', files.accepted],
    ['pt-part-known', files.known],
    ['pt-part-refused', files.refused],
    ['pt-part-received', files.received],
  ] as const;
  return (
    <span
      className={isWide ? 'pt-progress-track pt-wide' : 'pt-progress-track'}
      role="progressbar"
      aria-label={`${words.upload.progress}: ${batch.label || words.uploads.unnamed}`}
      aria-valuemin={0}
      aria-valuemax={all}
      aria-valuenow={settled}
      aria-valuetext={words.upload.settled(settled, all)}
    >
      {parts.map(([name, count]) => (
        <span key={name} className={name} style={{ width: `${(count / Math.max(all, 1)) * PERCENT}%` }} />
      ))}
    </span>
  );
}
