import { Amount, type Column, DataTable, Day, Moment, Panel, Tag, type Tone, useFormats } from '@tallystick/web-kit';
import { Link } from 'react-router';
import { PartyName } from '../parties/party-name.js';
import { pathOf } from '../path-of.js';
import { useWords } from '../words/index.js';
import { bestOf, isOpen, type Offer } from './offers.js';

interface OffersPanelTerms {
  readonly isBank: boolean;
  readonly offers: readonly Offer[];
}

const UNKNOWN = '–';
const TONES: Readonly<Record<Offer['act']['state'], Tone>> = {
  ...{ draft: 'plain', offered: 'info', relayed: 'info', recorded: 'good' },
  ...{ refused: 'bad', withdrawn: 'plain', superseded: 'plain', expired: 'warn' },
};

/** Offers to compare: what each comes to, and where it stands. */
export function OffersPanel({ isBank, offers }: OffersPanelTerms) {
  const { quotes } = useWords();
  const columns = useColumns(isBank, bestOf(offers.filter(isOpen)));
  return (
    <Panel title={quotes.offers} isFlush>
      <DataTable label={quotes.offers} columns={columns} rows={offers} keyOf={({ act }) => act.id} />
    </Panel>
  );
}

function useColumns(isBank: boolean, best: ReadonlySet<string>): readonly Column<Offer>[] {
  const { financing: words, quotes, receivables } = useWords();
  const amount = (minor: bigint, currency: string | undefined) =>
    currency === undefined ? UNKNOWN : <Amount minor={minor} currency={currency} />;
  const asked: Column<Offer> = {
    ...{ key: 'asked', title: words.asked },
    render: ({ act }) => <Moment at={act.draftedAt} />,
  };
  return [
    {
      key: 'other',
      title: isBank ? words.seller : words.bank,
      render: (offer) => (
        <Link to={pathOf('act', offer.act.id)}>
          <PartyName party={isBank ? offer.seller : offer.bank} />
        </Link>
      ),
    },
    {
      key: 'debtor',
      title: receivables.debtor,
      render: ({ debtor }) => (debtor ? <PartyName party={debtor} /> : UNKNOWN),
    },
    { key: 'due', title: words.due, render: ({ dueDate }) => (dueDate ? <Day on={dueDate} /> : UNKNOWN) },
    { key: 'claim', title: words.claim, isAtEnd: true, render: (one) => amount(one.amountMinor, one.currency) },
    { key: 'days', title: words.days, isAtEnd: true, render: ({ days }) => days ?? UNKNOWN },
    { key: 'yearly', title: quotes.allIn, isAtEnd: true, render: ({ yearly }) => (yearly ? `${yearly}%` : UNKNOWN) },
    {
      ...{ key: 'cost', title: words.cost, isAtEnd: true },
      render: (one) => amount(one.amountMinor - one.priceMinor, one.currency),
    },
    {
      ...{ key: 'proceeds', title: isBank ? words.youPay : words.proceeds, isAtEnd: true },
      render: (one) => (
        <>
          {best.has(one.act.id) && <Tag tone="good">{words.best}</Tag>} {amount(one.priceMinor, one.currency)}
        </>
      ),
    },
    asked,
    { key: 'state', title: words.state, render: (offer) => <Standing offer={offer} /> },
  ];
}

function Standing({ offer: { act, hasBankSigned } }: { readonly offer: Offer }) {
  const { financing: words } = useWords();
  const { distance } = useFormats();
  if (act.state !== 'offered') return <Tag tone={TONES[act.state]}>{words.states[act.state]}</Tag>;
  return (
    <>
      <Tag tone={hasBankSigned ? 'good' : TONES.offered}>{hasBankSigned ? words.bankSigned : words.waitsForBank}</Tag>{' '}
      <time dateTime={act.deadline}>{distance(act.deadline)}</time>
    </>
  );
}
