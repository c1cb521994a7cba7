import { Amount, Day, Facts, Failure, Moment, Panel, usePerson } from '@tallystick/web-kit';
import { Link } from 'react-router';
import { AskButton } from '../../confirming/ask-button.js';
import { ExpiryCell } from '../../acts/expiry.js';
import { PartyName } from '../../parties/party-name.js';
import { pathOf } from '../../path-of.js';
import { shortId } from '../../receivables/short-id.js';
import { useWords } from '../../words/index.js';
import { Declining } from './declining.js';
import { canComeToPass, quotesOf } from './quotes.js';
import { useWithdrawal } from './quotes-doors.js';
import { ownAnswer } from './requests.js';
import type { QuoteRequestView } from './views.js';

/** What is for sale, how it would be paid and until when answers are wanted; and what ends the asking. */
export function RequestFacts({ request }: { readonly request: QuoteRequestView }) {
  const { quotes: words, financing, receivables } = useWords();
  const { party, scopes } = usePerson();
  const { receivable, seller, debtor, amountMinor, currency, dueDate, kind, askedAt, until, state } = request;
  const isSeller = seller === party;
  const isOpen = state === 'open';
  const bankHint = state === 'sold' ? words.bankHints.sold[kind] : words.bankHints[state];
  return (
    <Panel title={words.part} actions={isOpen && scopes.includes('acts') && <Ending request={request} />}>
      <Facts
        items={[
          [financing.claim, <Amount key="amount" minor={amountMinor} currency={currency} />],
          [receivables.debtor, <PartyName key="debtor" party={debtor} />],
          [financing.due, <Day key="due" on={dueDate} />],
          isSeller
            ? [
                words.receivable,
                <Link key="claim" to={pathOf('receivable', receivable)}>
                  {shortId(receivable)}
                </Link>,
              ]
            : [financing.seller, <PartyName key="seller" party={seller} />],
          [financing.asked, <Moment key="asked" at={askedAt} />],
          [words.until, isOpen ? <ExpiryCell key="until" at={until} /> : <Moment key="until" at={until} />],
          [financing.payment, financing.payments[kind]],
        ]}
      />
      <p className="tk-quiet pt-standing" role="status">
        {isSeller ? words.stateHints[state] : bankHint}
      </p>
    </Panel>
  );
}

/** The seller takes its question back; a bank that has no quote that can come to pass says that it names no price. */
function Ending({ request }: { readonly request: QuoteRequestView }) {
  const { party } = usePerson();
  if (request.seller === party) return <Withdrawing request={request.id} />;
  const isQuoted = quotesOf(request, Date.now()).some(canComeToPass);
  return !isQuoted && ownAnswer(request, party)?.state !== 'declined' ? <Declining request={request.id} /> : null;
}

function Withdrawing({ request }: { readonly request: string }) {
  const { quotes: words } = useWords();
  const { error, isPending, mutate } = useWithdrawal(request);
  return (
    <>
      {error && <Failure error={error} />}
      <AskButton
        label={words.withdraw}
        question={words.withdrawAsk}
        hint={words.withdrawHint}
        isDanger
        isPending={isPending}
        onYes={() => mutate()}
      />
    </>
  );
}
