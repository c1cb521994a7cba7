import type { RecordPaper } from '../matching/trade.js';
import type { BookedTransfer } from './booked-transfers.js';

/** Whose account a statement is of, as far as it is known: offline nobody says who handed it in, and money that came is the seller's. */
export type StatementOf = 'seller' | 'buyer';

/** Money that came is on the seller's account; what the seller's statement shows as taken back came before. The other way round for the buyer. */
export function statementOf({ direction, isTakenBack, statement }: BookedTransfer): StatementOf | undefined {
  const side: StatementOf = (direction === 'credit') === !isTakenBack ? 'seller' : 'buyer';
  const { handedInBy = [] } = statement;
  if (handedInBy.length === 0 || handedInBy.includes(side)) return side;
  // A side that hands in a statement of the other's account gives its own word, and no bank's.
  return side === 'seller' ? 'buyer' : undefined;
}

export function isBuyersAlone({ handedInBy = [] }: Pick<RecordPaper, 'handedInBy'>): boolean {
  return handedInBy.length > 0 && !handedInBy.includes('seller');
}
