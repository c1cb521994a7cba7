import { Button } from 'antd';
import { useWords } from '../../words/index.js';
import type { Finding } from '../finding/plain-findings.js';
import { isWithin } from '../finding/place.js';

/** The element of a finding, of which a document's list has one each. */
export const findingElement = (place: number): string => `finding-${place + 1}`;

interface FoundHereTerms {
  readonly findings: readonly Finding[];
  /** Of the thing beside which it stands. */
  readonly where: string;
}

/** Beside a thing in which something was found: how much, and the way there. */
export function FoundHere({ findings, where }: FoundHereTerms) {
  const { documents } = useWords();
  const places = findings.flatMap((finding, place) => (isWithin(finding.where, where) ? [place] : []));
  const [first] = places;
  if (first === undefined) return null;
  const worst = findings.some(({ severity }, place) => places.includes(place) && severity === 'error');
  return (
    <Button
      size="small"
      danger={worst}
      onClick={() => {
        const element = document.getElementById(findingElement(first));
        element?.scrollIntoView({ block: 'center' });
        element?.focus({ preventScroll: true });
      }}
    >
      {documents.document.toFinding(places.length)} <span aria-hidden>↓</span>
    </Button>
  );
}
