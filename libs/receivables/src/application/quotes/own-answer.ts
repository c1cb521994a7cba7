import type { Principal } from '@tallystick/platform';
import { NotAskedForAQuote } from '../../domain/quotes/quote-errors.js';
import type { AnswerAsSeen } from './find-answers.js';
import type { QuoteRequestAsSeen } from './find-quote-requests.js';

/** What an asked bank has answered so far. Throws `NotAskedForAQuote`: the seller does not answer itself. */
export function ownAnswer({ answers }: QuoteRequestAsSeen, { party }: Principal): AnswerAsSeen {
  const own = answers.find(({ bank }) => bank === party);
  if (!own) throw new NotAskedForAQuote();
  return own;
}
