import { Blank, usePerson } from '@tallystick/web-kit';
import { useWords } from '../../words/index.js';
import { QuoteForm } from './quote-form.js';
import { isStanding, quotesOf } from './quotes.js';
import { QuotesPanel } from './quotes-panel.js';
import { ownAnswer } from './requests.js';
import type { QuoteRequestView } from './views.js';

/** A bank that is asked: its answer, and what it answered before. Of other banks it is told nothing. */
export function BankSide({ request }: { readonly request: QuoteRequestView }) {
  const { party, scopes } = usePerson();
  const answer = ownAnswer(request, party);
  const quotes = quotesOf(request, Date.now());
  const mayQuote = request.state === 'open' && scopes.includes('acts') && answer?.state !== 'declined';
  return (
    <>
      {answer?.state === 'declined' && <Declined reason={answer.reason ?? ''} />}
      {quotes.length > 0 && <QuotesPanel request={request} quotes={quotes} />}
      {mayQuote && <QuoteForm request={request} hasStanding={quotes.some(isStanding)} />}
    </>
  );
}

function Declined({ reason }: { readonly reason: string }) {
  const { quotes: words } = useWords();
  return (
    <section className="tk-panel" aria-label={words.declined}>
      <Blank title={words.declined}>{words.declinedHint(reason)}</Blank>
    </section>
  );
}
