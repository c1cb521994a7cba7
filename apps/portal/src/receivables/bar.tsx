import { moneyText, shareOf, useLanguage } from '@tallystick/web-kit';
import { usePartyNames } from '../parties/party-name.js';
import { useWords } from '../words/index.js';
import './receivables.css';
import { burdensOf, type Tile } from './tiles.js';

interface BarTerms {
  /** Without a hole between them. */
  readonly tiles: readonly Tile[];
  /** What the drawing shows, and where the same stands in words. */
  readonly label: string;
  readonly currency: string;
  readonly hue: (holder: string) => string;
}

const PERCENT = 100;
/** A part that is narrower says nothing in the bar; the table has it. */
const NAMED_SHARE = 0.06;

/** Parts of a claim by holder, each as wide as it is long, with where the whole begins and ends. */
export function Bar({ tiles, label, currency, hue }: BarTerms) {
  const { language } = useLanguage();
  const [start, end] = [tiles[0]?.from ?? 0n, tiles.at(-1)?.to ?? 0n];
  return (
    <>
      <div className="pt-interval" role="img" aria-label={label}>
        {tiles.map((tile) => (
          <Part key={String(tile.from)} tile={tile} whole={end - start} currency={currency} hue={hue} />
        ))}
      </div>
      <div className="pt-scale" aria-hidden>
        <span>{moneyText(start, currency, language)}</span>
        <span>{moneyText(end, currency, language)}</span>
      </div>
    </>
  );
}

interface PartTerms extends Pick<BarTerms, 'currency' | 'hue'> {
  readonly tile: Tile;
  readonly whole: bigint;
}

function Part({ tile: { from, to, fragment }, whole, currency, hue }: PartTerms) {
  const { receivable: words } = useWords();
  const { language } = useLanguage();
  const holders = fragment ? [fragment.holder] : [];
  const nameOf = usePartyNames(holders);
  const share = shareOf(to - from, whole);
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
