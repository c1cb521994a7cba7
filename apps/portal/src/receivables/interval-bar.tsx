import { Amount, Blank, type Column, DataTable, moneyText, shareOf, Tag, Tags, useLanguage } from '@tallystick/web-kit';
import { PartyName, usePartyNames } from '../parties/party-name.js';
import { useWords } from '../words/index.js';
import { burdensOf, type Fragment, type Tile, tilesOf } from './tiles.js';

interface IntervalBarTerms {
  readonly fragments: readonly Fragment[];
  readonly faceMinor: string;
  readonly currency: string;
  readonly hue: (holder: string) => string;
}

const PERCENT = 100;
/** A part that is narrower says nothing in the bar; the table has it. */
const NAMED_SHARE = 0.06;

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
      <div className="pt-interval" role="img" aria-label={words.bar(tiles.length, faceText)}>
        {tiles.map((tile) => (
          <Part key={String(tile.from)} tile={tile} face={face} currency={currency} hue={hue} />
        ))}
      </div>
      <div className="pt-scale" aria-hidden>
        <span>{moneyText('0', currency, language)}</span>
        <span>{moneyText(faceMinor, currency, language)}</span>
      </div>
      <FragmentsTable fragments={fragments} face={face} currency={currency} hue={hue} />
    </>
  );
}

interface PartTerms extends Pick<IntervalBarTerms, 'currency' | 'hue'> {
  readonly tile: Tile;
  readonly face: bigint;
}

function Part({ tile: { from, to, fragment }, face, currency, hue }: PartTerms) {
  const { receivable: words } = useWords();
  const { language } = useLanguage();
  const holders = fragment ? [fragment.holder] : [];
  const nameOf = usePartyNames(holders);
  const share = shareOf(to - from, face);
  const classes = fragment
    ? `pt-part ${hue(fragment.holder)}${burdensOf(fragment).length > 0 ? ' pt-burdened' : ''}`
    : 'pt-part pt-gone';
  return (
    <div className={classes} style={{ width: `${share * PERCENT}%` }}>
      {share >= NAMED_SHARE && (
        <>
          <strong>{fragment ? nameOf(fragment.holder) : words.unseen}</strong>
          {moneyText(to - from, currency, language)}
        </>
      )}
    </div>
  );
}

interface FragmentsTableTerms extends Pick<IntervalBarTerms, 'fragments' | 'currency' | 'hue'> {
  readonly face: bigint;
}

function FragmentsTable({ fragments, face, currency, hue }: FragmentsTableTerms) {
  const { receivable: words } = useWords();
  const { language } = useLanguage();
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
