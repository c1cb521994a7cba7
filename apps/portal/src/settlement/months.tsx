import { Blank, moneyText, Panel, shareOf, useFormats, useLanguage } from '@tallystick/web-kit';
import { useWords } from '../words/index.js';
import { type Due, DUE_SIDES, type DueSide, sumsOf } from './due.js';

interface MonthsTerms {
  readonly dues: readonly Due[];
  readonly chosen: string;
  readonly onChoose: (month: string) => void;
}

const FULL_HEIGHT_PX = 56;
/** A sum that is small beside another is still there. */
const LEAST_HEIGHT_PX = 3;

/** Each month's sums as bars, up what comes in and down what goes out, with the sums in words; each month is a button. */
export function Months({ dues, chosen, onChoose }: MonthsTerms) {
  const { settlement: words } = useWords();
  const months = [...Map.groupBy(dues, ({ month }) => month)];
  if (months.length === 0) {
    return (
      <Panel title={words.months}>
        <Blank title={words.noMonths}>{words.noMonthsHint}</Blank>
      </Panel>
    );
  }
  const largest = largestByCurrency(dues);
  return (
    <Panel title={words.months}>
      <p className="tk-quiet pt-about">{words.monthsAbout}</p>
      <ul className="pt-strip">
        {months.map(([month, of]) => (
          <li key={month}>
            <button type="button" aria-pressed={month === chosen} onClick={() => onChoose(month)}>
              <Column dues={of} largest={largest} />
              <Told month={month} dues={of} />
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function largestByCurrency(dues: readonly Due[]): ReadonlyMap<string, bigint> {
  const largest = new Map<string, bigint>();
  for (const of of Map.groupBy(dues, ({ month }) => month).values()) {
    for (const { currency, amountMinor } of sumsOf(of)) {
      if (amountMinor > (largest.get(currency) ?? 0n)) largest.set(currency, amountMinor);
    }
  }
  return largest;
}

interface ColumnTerms {
  readonly dues: readonly Due[];
  readonly largest: ReadonlyMap<string, bigint>;
}

function Column({ dues, largest }: ColumnTerms) {
  const sums = sumsOf(dues);
  const bars = (side: DueSide) =>
    sums
      .filter((sum) => sum.side === side)
      .map(({ currency, amountMinor }) => {
        const share = shareOf(amountMinor, largest.get(currency) ?? amountMinor);
        const height = Math.max(LEAST_HEIGHT_PX, share * FULL_HEIGHT_PX);
        return <span key={currency} className={`pt-due pt-due-${side}`} style={{ height }} />;
      });
  return (
    <span className="pt-strip-column" aria-hidden>
      {DUE_SIDES.map((side) => (
        <span key={side} className={`pt-strip-${side}`}>
          {bars(side)}
        </span>
      ))}
    </span>
  );
}

function Told({ month, dues }: { readonly month: string; readonly dues: readonly Due[] }) {
  const { settlement: words } = useWords();
  const { month: monthText } = useFormats();
  const { language } = useLanguage();
  return (
    <>
      <strong>{monthText(month)}</strong>
      {sumsOf(dues).map(({ side, currency, amountMinor }) => (
        <small key={`${side} ${currency}`}>
          {words[side]} {currency} {moneyText(amountMinor, currency, language)}
        </small>
      ))}
    </>
  );
}
