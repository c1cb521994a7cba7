import {
  Amount,
  Blank,
  type Column,
  DataTable,
  Day,
  Moment,
  Panel,
  Tag,
  type Tone,
  useFormats,
} from '@tallystick/web-kit';
import { Link } from 'react-router';
import { PartyName } from '../parties/party-name.js';
import { pathOf } from '../path-of.js';
import { useWords } from '../words/index.js';
import { bestOf, compared, type Offer } from './offers.js';

interface OffersPanelTerms {
  readonly title: string;
  readonly hint?: string;
  /** Who looks: the seller is told the bank, and the bank the seller. */
  readonly party: string;
  readonly isBank: boolean;
  /** Whether they can still be signed. */
  readonly isOpen?: boolean;
  readonly offers: readonly Offer[];
  readonly blank: readonly [title: string, hint: string];
}

const UNKNOWN = '–';
const TONES: Readonly<Record<Offer['act']['state'], Tone>> = {
  ...{ draft: 'plain', offered: 'info', relayed: 'info', recorded: 'good' },
  ...{ refused: 'bad', withdrawn: 'plain', superseded: 'plain', expired: 'warn' },
};

/** Offers to compare: what each comes to, and where it stands. */
export function OffersPanel(terms: OffersPanelTerms) {
  const { title, hint, isOpen = false, offers, blank } = terms;
  const [none, noneHint] = blank;
  const rows = isOpen ? compared(offers) : offers;
  const columns = useColumns(terms, isOpen ? bestOf(offers) : new Set<string>());
  return (
    <Panel title={title} isFlush>
      {hint !== undefined && rows.length > 1 && <p className="tk-quiet pt-panel-hint">{hint}</p>}
      <DataTable
        label={title}
        columns={columns}
        rows={rows}
        keyOf={({ act }) => act.id}
        blank={<Blank title={none}>{noneHint}</Blank>}
      />
    </Panel>
  );
}

function useColumns(
  { party, isBank, isOpen }: Pick<OffersPanelTerms, 'party' | 'isBank' | 'isOpen'>,
  best: ReadonlySet<string>,
): readonly Column<Offer>[] {
  const { financing: words, receivables } = useWords();
  const { distance } = useFormats();
  const amount = (minor: bigint, currency: string | undefined) =>
    currency === undefined ? UNKNOWN : <Amount minor={minor} currency={currency} />;
  const expires: Column<Offer> = {
    ...{ key: 'expires', title: words.expires },
    render: ({ act: { deadline } }) => <time dateTime={deadline}>{distance(deadline)}</time>,
  };
  const asked: Column<Offer> = {
    ...{ key: 'asked', title: words.asked },
    render: ({ act }) => <Moment at={act.draftedAt} />,
  };
  const other = ({ seller, bank }: Offer) => (seller === party ? bank : seller);
  return [
    {
      key: 'other',
      title: isBank ? words.seller : words.bank,
      render: (offer) => (
        <Link to={pathOf('act', offer.act.id)}>
          <PartyName party={other(offer)} />
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
    { key: 'yearly', title: words.yearly, isAtEnd: true, render: ({ yearly }) => (yearly ? `${yearly}%` : UNKNOWN) },
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
    isOpen ? expires : asked,
    { key: 'state', title: words.state, render: (offer) => <Standing offer={offer} /> },
  ];
}

function Standing({ offer: { act, hasBankSigned } }: { readonly offer: Offer }) {
  const { financing: words } = useWords();
  if (act.state !== 'offered') return <Tag tone={TONES[act.state]}>{words.states[act.state]}</Tag>;
  return (
    <Tag tone={hasBankSigned ? 'good' : TONES.offered}>{hasBankSigned ? words.bankSigned : words.waitsForBank}</Tag>
  );
}
