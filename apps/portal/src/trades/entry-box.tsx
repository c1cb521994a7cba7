import { Amount } from '@tallystick/web-kit';
import { useUnits } from '../documents/use-units.js';
import { useWords } from '../words/index.js';
import type { Entry } from './match.js';

interface EntryBoxTerms {
  readonly entry: Entry;
  /** Of an invoice's line that asks for another sum than the order prices its goods at: that one, decimal digits. */
  readonly orderPrice: string | undefined;
}

/** A line of a paper: which, how many, and for how much where it says so. */
export function EntryBox({ entry: { line, paper, quantity }, orderPrice }: EntryBoxTerms) {
  const { trades } = useWords();
  const { match: words } = trades;
  const { quantityText } = useUnits();
  const { currency } = paper;
  return (
    <div className={paper.isAskedAbout ? 'pt-entry pt-asked' : 'pt-entry'}>
      <span className="pt-entry-name">{words.lineOf(paper.number, line.number)}</span>
      <strong className="tk-num">{quantityText(quantity, line.unit)}</strong>
      {line.netMinor !== undefined && currency !== undefined && <Amount minor={line.netMinor} currency={currency} />}
      {orderPrice !== undefined && (
        <span className="pt-entry-differs">
          <span aria-hidden>≠ </span>
          {words.orderPrice(orderPrice)}
        </span>
      )}
    </div>
  );
}
