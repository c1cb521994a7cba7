import { Amount, Blank, type Column, DataTable, Day, Panel, Tag, useFormats, usePerson } from '@tallystick/web-kit';
import { Link } from 'react-router';
import { SheetButton } from '../../lists/sheet-button.js';
import { usePartyNames } from '../../parties/party-name.js';
import { pathOf } from '../../path-of.js';
import { useWords } from '../../words/index.js';
import { QuoteStandingTag } from './quote-standing-tag.js';
import { bestOf, isStanding, type Quote } from './quotes.js';
import { sheetOf } from './quotes-sheet.js';
import type { QuoteRequestView } from './views.js';

interface QuotesPanelTerms {
  readonly request: QuoteRequestView;
  readonly quotes: readonly Quote[];
}

/** Quotes side by side, the best first and said to be so; each opens the act that it is, in which it is signed. */
export function QuotesPanel({ request, quotes }: QuotesPanelTerms) {
  const { quotes: words } = useWords();
  const { party } = usePerson();
  const isSeller = request.seller === party;
  const title = isSeller ? words.quotes : words.ownQuotes;
  const columns = useColumns(request, bestOf(quotes), isSeller);
  return (
    <Panel title={title} isFlush actions={quotes.length > 0 && <Sheet request={request} quotes={quotes} />}>
      <DataTable
        label={title}
        columns={columns}
        rows={quotes}
        keyOf={({ act }) => act}
        blank={<Blank title={words.noQuotes}>{words.noQuotesHints[request.state]}</Blank>}
      />
    </Panel>
  );
}

function useColumns({ currency }: QuoteRequestView, best: ReadonlySet<string>, isSeller: boolean): Column<Quote>[] {
  const { quotes: words, financing } = useWords();
  const { scopes } = usePerson();
  const { distance } = useFormats();
  const money = (minor: bigint) => <Amount minor={minor} currency={currency} />;
  const mayAct = scopes.includes('acts');
  const action = (quote: Quote) =>
    isSeller ? (mayAct ? words.accept : words.look) : quote.signedByBank || !mayAct ? words.look : words.sign;
  return [
    ...(isSeller
      ? [{ key: 'bank', title: financing.bank, render: (quote: Quote) => <Bank quote={quote} best={best} /> }]
      : []),
    { key: 'rate', title: words.rate, isAtEnd: true, render: ({ rate }) => `${rate}%` },
    { key: 'days', title: financing.days, isAtEnd: true, render: ({ days }) => days },
    { key: 'discount', title: financing.discount, isAtEnd: true, render: (one) => money(one.discountMinor) },
    { key: 'fee', title: financing.feeLine, isAtEnd: true, render: ({ feeMinor }) => money(feeMinor) },
    {
      ...{ key: 'price', title: isSeller ? financing.proceeds : financing.youPay, isAtEnd: true },
      render: ({ priceMinor }) => <strong>{money(priceMinor)}</strong>,
    },
    { key: 'yearly', title: words.allIn, isAtEnd: true, render: ({ yearly }) => (yearly ? `${yearly}%` : '–') },
    { key: 'value', title: words.valueDate, render: ({ valueDate }) => <Day on={valueDate} /> },
    {
      ...{ key: 'stands', title: words.stands },
      render: ({ deadline, standing }) =>
        standing === 'standing' ? <time dateTime={deadline}>{distance(deadline)}</time> : '–',
    },
    { key: 'state', title: financing.state, render: (quote) => <QuoteStandingTag quote={quote} /> },
    {
      ...{ key: 'act', title: financing.act },
      render: (quote) => (
        <Link to={pathOf('act', quote.act)}>{isStanding(quote) && quote.isExact ? action(quote) : words.look}</Link>
      ),
    },
  ];
}

function Bank({ quote: { bank, act }, best }: { readonly quote: Quote; readonly best: ReadonlySet<string> }) {
  const { financing: words } = useWords();
  const nameOf = usePartyNames([bank]);
  return (
    <>
      {nameOf(bank)} {best.has(act) && <Tag tone="good">{words.best}</Tag>}
    </>
  );
}

/** What is on the screen, for a spreadsheet. */
function Sheet({ request, quotes }: QuotesPanelTerms) {
  const nameOf = usePartyNames([...new Set(quotes.map(({ bank }) => bank))]);
  return <SheetButton name={`quotes-${request.id}`} rows={() => sheetOf(request, quotes, nameOf)} />;
}
