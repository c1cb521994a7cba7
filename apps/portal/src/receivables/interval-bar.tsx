import {
  Amount,
  Blank,
  type Column,
  DataTable,
  moneyText,
  shareOf,
  Tag,
  Tags,
  useLanguage,
  usePerson,
} from '@tallystick/web-kit';
import { PartyName } from '../parties/party-name.js';
import { useWords } from '../words/index.js';
import { Bar } from './bar.js';
import { MoveLinks } from './move-links.js';
import { movesOf } from './possible-moves.js';
import { burdensOf, type Fragment, tilesOf } from './tiles.js';

interface IntervalBarTerms {
  readonly fragments: readonly Fragment[];
  readonly faceMinor: string;
  readonly currency: string;
  readonly hue: (holder: string) => string;
}

/** The claim as a bar of its parts by holder, with the table that says the same. */
export function IntervalBar({ fragments, faceMinor, currency, hue }: IntervalBarTerms) {
  const { receivable: words } = useWords();
  const { language } = useLanguage();
  const face = BigInt(faceMinor);
  const tiles = tilesOf(fragments, faceMinor);
  const faceText = `${currency} ${moneyText(faceMinor, currency, language)}`;
  return (
    <>
      <p className="tk-quiet pt-about">{words.intervalAbout}</p>
      <Bar tiles={tiles} label={words.bar(tiles.length, faceText)} currency={currency} hue={hue} />
      <FragmentsTable fragments={fragments} face={face} currency={currency} hue={hue} />
    </>
  );
}

interface FragmentsTableTerms extends Pick<IntervalBarTerms, 'fragments' | 'currency' | 'hue'> {
  readonly face: bigint;
}

function FragmentsTable({ fragments, face, currency, hue }: FragmentsTableTerms) {
  const { receivable: words } = useWords();
  const { language } = useLanguage();
  const { party, scopes } = usePerson();
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 2 });
  const money = (minor: string) => <Amount minor={minor} currency={currency} />;
  const columns: Column<Fragment>[] = [
    {
      key: 'holder',
      title: words.holder,
      render: ({ holder }) => (
        <>
          <span className={`pt-key ${hue(holder)}`} aria-hidden />
          <PartyName party={holder} />
        </>
      ),
    },
    { key: 'amount', title: words.amount, isAtEnd: true, render: ({ amountMinor }) => money(amountMinor) },
    {
      key: 'share',
      title: words.share,
      isAtEnd: true,
      render: ({ amountMinor }) => percent.format(shareOf(BigInt(amountMinor), face)),
    },
    { key: 'from', title: words.from, isAtEnd: true, render: ({ from }) => money(from) },
    { key: 'to', title: words.to, isAtEnd: true, render: ({ to }) => money(to) },
    { key: 'marks', title: words.marks, render: (fragment) => <Burdens fragment={fragment} /> },
    ...(fragments.some((fragment) => movesOf(fragment, party).canCut) && scopes.includes('acts')
      ? [{ key: 'moves', title: words.moves, render: (fragment: Fragment) => <MoveLinks fragment={fragment} /> }]
      : []),
  ];
  const blank = <Blank title={words.noneLive}>{words.noneLiveHint}</Blank>;
  return (
    <DataTable label={words.interval} columns={columns} rows={fragments} keyOf={({ from }) => from} blank={blank} />
  );
}

function Burdens({ fragment }: { readonly fragment: Fragment }) {
  const { receivable: words } = useWords();
  const burdens = burdensOf(fragment);
  if (burdens.length === 0) return <span className="tk-quiet">{words.free}</span>;
  return (
    <Tags>
      {burdens.map((burden) => (
        <Tag key={burden} tone="warn">
          {words.burdens[burden]}
        </Tag>
      ))}
    </Tags>
  );
}
