import { type Column, DataTable, Day, Panel } from '@tallystick/web-kit';
import { Link } from 'react-router';
import { pathOf } from '../path-of.js';
import { useWords } from '../words/index.js';
import type { Graph } from './match.js';
import type { Verification } from './views.js';
import { OutcomeTag } from './verdict-tag.js';

interface PapersPanelTerms {
  readonly graph: Graph;
  readonly verification: Verification;
}

type Paper = Graph['nodes'][number];

const GOODS = ['sends', 'receives', 'bills'];
const WHOLE = ['answers', 'credits', 'is-form-of', 'tells-of'] as const;

/** Every paper and record of the trade, what it is in it, and what was found in it alone. */
export function PapersPanel({ graph, verification }: PapersPanelTerms) {
  const { trades, documents } = useWords();
  const { papers: words } = trades;
  const { relations } = words;
  const kinds: Readonly<Record<string, string>> = documents.kinds;
  const relationOf = ({ id, isAskedAbout, kind, lines }: Paper): string => {
    if (isAskedAbout) return relations.asked;
    const whole = graph.edges.find(({ from }) => from === id);
    const known = WHOLE.find((one) => one === whole?.relation);
    if (known) return relations[known];
    const own = new Set(lines.map((line) => line.id));
    const bears = graph.edges.some(({ from, relation }) => GOODS.includes(relation) && own.has(from));
    return bears || kind === 'order' ? relations.goods : relations.none;
  };
  const isDocument = ({ file }: Paper) =>
    verification.documents.some((one) => one.file === file && !RECORDS.includes(one.kind));
  const columns: Column<Paper>[] = [
    {
      key: 'number',
      title: documents.number,
      render: (paper) =>
        isDocument(paper) ? <Link to={pathOf('document', paper.file)}>{paper.number}</Link> : paper.number,
    },
    { key: 'kind', title: documents.kind, render: ({ kind }) => kinds[kind] ?? kind },
    { key: 'relation', title: words.relation, render: relationOf },
    { key: 'date', title: words.date, render: ({ date }) => date !== undefined && <Day on={date} /> },
    { key: 'outcome', title: documents.found, render: ({ outcome }) => <OutcomeTag outcome={outcome} /> },
  ];
  return (
    <Panel title={words.title} isFlush>
      <DataTable label={words.title} columns={columns} rows={graph.nodes} keyOf={({ id }) => id} />
    </Panel>
  );
}

const RECORDS: readonly string[] = ['event-record', 'warehouse-receipt', 'bank-statement', 'remittance-advice', ''];
