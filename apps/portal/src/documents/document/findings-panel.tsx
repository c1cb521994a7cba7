import { Blank, Panel, useConnection } from '@tallystick/web-kit';
import { useQuery } from '@tanstack/react-query';
import { useWords } from '../../words/index.js';
import { FindingHead } from '../finding/finding-head.js';
import type { Finding } from '../finding/plain-findings.js';
import { type Excerpt, excerptOf, placeOf } from '../finding/place.js';
import { findingElement } from './found-here.js';

/** Of a paper of ten thousand wrong lines nobody reads more. */
const SHOWN_MAX = 200;

interface FindingsPanelTerms {
  readonly findings: readonly Finding[];
  /** Where the API has the file. */
  readonly path: string;
}

/** Every finding in words, with what stands in the file at its place. */
export function FindingsPanel({ findings, path }: FindingsPanelTerms) {
  const connection = useConnection();
  const { documents } = useWords();
  const { document: words } = documents;
  const { data: text } = useQuery({
    queryKey: ['original', path],
    queryFn: async () => (await connection.file(path)).text(),
    enabled: findings.some(({ where }) => placeOf(where) !== undefined),
    staleTime: 'static',
  });
  return (
    <Panel title={words.findings}>
      {findings.length === 0 ? (
        <Blank title={words.faultless}>{words.faultlessHint}</Blank>
      ) : (
        <ul className="pt-findings" aria-label={words.findings}>
          {findings.slice(0, SHOWN_MAX).map((finding, at) => {
            const place = placeOf(finding.where);
            const excerpt = place && text !== undefined ? excerptOf(text, place) : undefined;
            return (
              <li
                key={`${finding.rule} ${finding.where} ${at}`}
                id={findingElement(at)}
                tabIndex={-1}
                className={`pt-severity-${finding.severity}`}
              >
                <FindingHead finding={finding} />
                {excerpt && <Excerpted excerpt={excerpt} label={words.excerpt} />}
              </li>
            );
          })}
        </ul>
      )}
      {findings.length > SHOWN_MAX && <p className="tk-quiet">{words.more(findings.length - SHOWN_MAX)}</p>}
    </Panel>
  );
}

function Excerpted({
  excerpt: { before, marked, after },
  label,
}: {
  readonly excerpt: Excerpt;
  readonly label: string;
}) {
  return (
    <figure style={{ margin: 0 }}>
      <figcaption className="tk-unseen">{label}</figcaption>
      <code className="pt-excerpt">
        {before}
        <mark>{marked}</mark>
        {after}
      </code>
    </figure>
  );
}
