import { Loaded, Page, usePerson } from '@tallystick/web-kit';
import { Link, useParams } from 'react-router';
import { SCREENS } from '../../screen-list.js';
import { useWords } from '../../words/index.js';
import { AnswersPanel } from './answers-panel.js';
import { BankSide } from './bank-side.js';
import { PricesPanel } from './prices-panel.js';
import { quotesOf } from './quotes.js';
import { useQuoteRequest } from './quotes-doors.js';
import './quotes.css';
import { QuotesPanel } from './quotes-panel.js';
import { RequestFacts } from './request-facts.js';
import { RequestStateTag } from './request-state-tag.js';
import type { QuoteRequestView } from './views.js';

/** A request for quotes: its seller compares the answers and accepts one, a bank that is asked answers. */
export function QuoteRequest() {
  const { id = '' } = useParams();
  const { quotes: words } = useWords();
  const found = useQuoteRequest(id);
  return (
    <Page
      title={words.title}
      about={<Link to={SCREENS.financing.path}>{words.back}</Link>}
      actions={found.data && <RequestStateTag state={found.data.state} />}
    >
      <Loaded query={found}>{(request) => <Sides request={request} />}</Loaded>
    </Page>
  );
}

function Sides({ request }: { readonly request: QuoteRequestView }) {
  const { party } = usePerson();
  return (
    <>
      <RequestFacts request={request} />
      {request.seller === party ? <SellerSide request={request} /> : <BankSide request={request} />}
    </>
  );
}

function SellerSide({ request }: { readonly request: QuoteRequestView }) {
  const quotes = quotesOf(request, Date.now());
  return (
    <>
      <QuotesPanel request={request} quotes={quotes} />
      <PricesPanel request={request} quotes={quotes} />
      <AnswersPanel request={request} />
    </>
  );
}
