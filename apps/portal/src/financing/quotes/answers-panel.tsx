import { type Column, DataTable, Moment, Panel, Tag, type Tone } from '@tallystick/web-kit';
import { PartyName } from '../../parties/party-name.js';
import { useWords } from '../../words/index.js';
import type { AnswerView, QuoteRequestView } from './views.js';

export const ANSWER_TONES: Readonly<Record<AnswerView['state'], Tone>> = {
  ...{ asked: 'info', quoted: 'good', declined: 'plain' },
};

/** Every bank that was asked, and what came of it; no bank is told of the others. */
export function AnswersPanel({ request }: { readonly request: QuoteRequestView }) {
  const { quotes: words, financing } = useWords();
  const columns: Column<AnswerView>[] = [
    { key: 'bank', title: financing.bank, render: ({ bank }) => <PartyName party={bank} /> },
    {
      ...{ key: 'state', title: words.answer },
      render: ({ state }) => <Tag tone={ANSWER_TONES[state]}>{words.answers[state]}</Tag>,
    },
    { key: 'when', title: words.answeredAt, render: (answer) => <When answer={answer} /> },
    { key: 'reason', title: words.reason, render: ({ reason }) => reason ?? '–' },
  ];
  return (
    <Panel title={words.asked} isFlush>
      <DataTable label={words.asked} columns={columns} rows={request.answers} keyOf={({ bank }) => bank} />
    </Panel>
  );
}

function When({ answer: { declinedAt, quotes } }: { readonly answer: AnswerView }) {
  const at = declinedAt ?? quotes.map(({ quotedAt }) => quotedAt).reduce((a, b) => (a > b ? a : b), '');
  return at === '' ? '–' : <Moment at={at} />;
}
