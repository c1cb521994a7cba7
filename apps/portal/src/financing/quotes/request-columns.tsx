import { Amount, type Column, Day, Moment, Tag, useFormats, usePerson } from '@tallystick/web-kit';
import { Link } from 'react-router';
import { PartyName } from '../../parties/party-name.js';
import { pathOf } from '../../path-of.js';
import { useWords } from '../../words/index.js';
import { ANSWER_TONES } from './answers-panel.js';
import { RequestStateTag } from './request-state-tag.js';
import { lineOf, ownAnswer } from './requests.js';
import type { QuoteRequestView } from './views.js';

type Which = 'open' | 'ended';
type RequestColumn = Column<QuoteRequestView>;

/** What a seller asked: how many banks have answered, and what the best comes to. */
export function useSellerColumns(which: Which): readonly RequestColumn[] {
  const { quotes: words, financing, receivables } = useWords();
  const { amount, due, ending } = useSharedColumns(which);
  return [
    {
      ...{ key: 'debtor', title: receivables.debtor },
      render: ({ id, debtor }) => (
        <Link to={pathOf('quoteRequest', id)}>
          <PartyName party={debtor} />
        </Link>
      ),
    },
    amount,
    due,
    { key: 'answers', title: words.answersCount, render: (request) => <Answers request={request} /> },
    {
      ...{ key: 'best', title: words.best, isAtEnd: true },
      render: (request) => <Best request={request} />,
    },
    ...ending,
    { key: 'state', title: financing.state, render: ({ state }) => <RequestStateTag state={state} /> },
  ];
}

/** What a bank is asked, and what it has answered. */
export function useBankColumns(which: Which): readonly RequestColumn[] {
  const { quotes: words, financing, receivables } = useWords();
  const { amount, due, ending } = useSharedColumns(which);
  return [
    {
      ...{ key: 'seller', title: financing.seller },
      render: ({ id, seller }) => (
        <Link to={pathOf('quoteRequest', id)}>
          <PartyName party={seller} />
        </Link>
      ),
    },
    { key: 'debtor', title: receivables.debtor, render: ({ debtor }) => <PartyName party={debtor} /> },
    amount,
    due,
    ...ending,
    { key: 'answer', title: words.ownAnswer, render: (request) => <OwnAnswer request={request} /> },
    ...(which === 'ended'
      ? [
          {
            ...{ key: 'state', title: financing.state },
            render: ({ state }: QuoteRequestView) => <RequestStateTag state={state} />,
          },
        ]
      : []),
  ];
}

function useSharedColumns(which: Which) {
  const { quotes: words, financing } = useWords();
  const { distance } = useFormats();
  const amount: RequestColumn = {
    ...{ key: 'amount', title: financing.claim, isAtEnd: true },
    render: ({ amountMinor, currency }) => <Amount minor={amountMinor} currency={currency} />,
  };
  const due: RequestColumn = {
    ...{ key: 'due', title: financing.due },
    render: ({ dueDate }) => <Day on={dueDate} />,
  };
  const until: RequestColumn = {
    ...{ key: 'until', title: words.until },
    render: ({ until: at }) => <time dateTime={at}>{distance(at)}</time>,
  };
  const asked: RequestColumn = {
    ...{ key: 'asked', title: financing.asked },
    render: ({ askedAt }) => <Moment at={askedAt} />,
  };
  return { amount, due, ending: which === 'open' ? [until] : [asked] };
}

function Answers({ request }: { readonly request: QuoteRequestView }) {
  const { quotes: words } = useWords();
  const { answeredCount, askedCount } = lineOf(request, Date.now());
  return words.answersOf(answeredCount, askedCount);
}

function Best({ request }: { readonly request: QuoteRequestView }) {
  const { best } = lineOf(request, Date.now());
  if (!best) return '–';
  return (
    <>
      {best.yearly !== undefined && <Tag>{`${best.yearly}%`}</Tag>}{' '}
      <Amount minor={best.priceMinor} currency={request.currency} />
    </>
  );
}

function OwnAnswer({ request }: { readonly request: QuoteRequestView }) {
  const { quotes: words } = useWords();
  const { party } = usePerson();
  const answer = ownAnswer(request, party);
  if (!answer) return '–';
  const newest = answer.quotes.at(-1);
  const isTooLate = answer.state === 'asked' && request.state !== 'open';
  return (
    <>
      <Tag tone={isTooLate ? 'plain' : ANSWER_TONES[answer.state]}>
        {isTooLate ? words.unanswered : words.ownAnswers[answer.state]}
      </Tag>{' '}
      {newest && `${newest.annualRatePercent}%`}
    </>
  );
}
