import type { components } from '@tallystick/api-client/browser';
import { useWords } from '../../words/index.js';
import { FindingHead } from './finding-head.js';

export type Finding = components['schemas']['FindingView'];

/** Findings in words, with their place as a position: of files that are not here to be shown. */
export function PlainFindings({ findings }: { readonly findings: readonly Finding[] }) {
  const { findings: words } = useWords();
  if (findings.length === 0) return null;
  return (
    <ul className="pt-findings" aria-label={words.title}>
      {findings.map((finding, place) => (
        <li key={`${finding.rule} ${finding.where} ${place}`} className={`pt-severity-${finding.severity}`}>
          <FindingHead finding={finding} />
        </li>
      ))}
    </ul>
  );
}
