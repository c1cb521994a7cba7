import { Tag, type Tone } from '@tallystick/web-kit';
import { useWords } from '../words/index.js';
import type { DocumentView } from './document/views.js';

const TONES: Readonly<Record<DocumentView['worst'], Tone>> = {
  error: 'bad',
  warning: 'warn',
  info: 'info',
  none: 'good',
};

/** The worst that was found in a document, and how much. */
export function FoundTag({
  document: { worst, findings },
}: {
  readonly document: Pick<DocumentView, 'worst' | 'findings'>;
}) {
  const { documents: words } = useWords();
  return (
    <Tag tone={TONES[worst]}>
      {words.worst[worst]}
      {findings.length > 0 && ` · ${words.counted(findings.length)}`}
    </Tag>
  );
}
