import { Blank, type Column, Moment, PagedTable, Tag, type Tone } from '@tallystick/web-kit';
import { PartyName } from '../parties/party-name.js';
import { useWords } from '../words/index.js';
import { type Paper, type PaperKind, usePapers } from './papers-doors.js';

interface PapersTableTerms {
  readonly site: string;
  readonly kind: PaperKind | undefined;
}

const TONES: Readonly<Record<Paper['state'], Tone>> = { waiting: 'warn', heard: 'good', refused: 'bad' };

export function PapersTable({ site, kind }: PapersTableTerms) {
  const { siteWork } = useWords();
  const { papers: words } = siteWork;
  const papers = usePapers(site, kind);
  const columns: Column<Paper>[] = [
    { key: 'kind', title: words.kind, render: (paper) => words.kinds[paper.kind as PaperKind] },
    { key: 'device', title: words.device, render: ({ body }) => textOf(body['device']) },
    { key: 'says', title: words.says, render: (paper) => <Said paper={paper} /> },
    {
      ...{ key: 'state', title: words.state },
      render: ({ state, refusal }) => (
        <span title={refusal?.message}>
          <Tag tone={TONES[state]}>{words.states[state]}</Tag>
        </span>
      ),
    },
    { key: 'span', title: words.span, render: ({ body }) => <Span from={body['from']} until={body['until']} /> },
    { key: 'reference', title: words.reference, render: ({ body }) => textOf(body['reference']) },
    { key: 'by', title: words.by, render: ({ by }) => <PartyName party={by} /> },
    { key: 'at', title: words.at, render: ({ at }) => <Moment at={at} /> },
  ];
  return (
    <PagedTable
      pages={papers}
      label={words.list}
      columns={columns}
      keyOf={({ id }) => id}
      maxHeight="420px"
      blank={<Blank title={words.none}>{words.noneHint}</Blank>}
    />
  );
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const countOf = (value: unknown): number => (Array.isArray(value) ? value.length : 0);

function Said({ paper: { body } }: { readonly paper: Paper }) {
  const { siteWork } = useWords();
  const amount = textOf(body['change']) || textOf(body['quantity']);
  if (amount !== '') return <span className="tk-num">{amount}</span>;
  if (!Array.isArray(body['add'])) return null;
  return siteWork.papers.tags(countOf(body['add']), countOf(body['remove']));
}

function Span({ from, until }: { readonly from: unknown; readonly until: unknown }) {
  if (typeof from !== 'number' || typeof until !== 'number') return null;
  return (
    <>
      <Moment at={new Date(from).toISOString()} /> – <Moment at={new Date(until).toISOString()} />
    </>
  );
}
