import { Loaded, Page, usePerson } from '@tallystick/web-kit';
import { useSearchParams } from 'react-router';
import { Instead } from '../drafting/instead.js';
import { useOwnParty } from '../parties/own-party.js';
import { useWords } from '../words/index.js';
import { AskForm } from './ask-form.js';
import { useClaims, useOffers, useSellables } from './financing-doors.js';
import { OffersPanel } from './offers-panel.js';
import { RequestsPanel } from './quotes/requests-panel.js';

/** Claims sold to banks: a supplier asks and compares, a bank finds what it is asked. */
export function Financing() {
  const { financing: words } = useWords();
  const own = useOwnParty();
  return (
    <Page title={words.title} about={words.about}>
      <Loaded query={own}>{({ enrolled }) => <Sales isBank={enrolled?.roles.includes('bank') === true} />}</Loaded>
    </Page>
  );
}

function Sales({ isBank }: { readonly isBank: boolean }) {
  const [search] = useSearchParams();
  const { scopes } = usePerson();
  const receivable = search.get('receivable') ?? undefined;
  const claims = useClaims(receivable);
  const offers = useOffers(claims.claims, isBank);
  return (
    <>
      {!isBank && scopes.includes('acts') && (
        <Asking claims={claims} receivable={receivable} from={search.get('from') ?? undefined} />
      )}
      <RequestsPanel isBank={isBank} which="open" />
      <RequestsPanel isBank={isBank} which="ended" />
      <Loaded query={offers}>
        {(found) => (found.length > 0 ? <OffersPanel offers={found} isBank={isBank} /> : null)}
      </Loaded>
    </>
  );
}

interface AskingTerms {
  readonly claims: ReturnType<typeof useClaims>;
  readonly receivable: string | undefined;
  readonly from: string | undefined;
}

/** What a holder asks banks to buy. */
function Asking({ claims, receivable, from }: AskingTerms) {
  const { financing: words } = useWords();
  return (
    <Loaded query={useSellables(receivable, claims)}>
      {(found) =>
        found.length === 0 ? (
          <Instead title={words.nothing} hint={words.nothingHint} action={null} />
        ) : (
          <AskForm sellables={found} claims={claims.claims} from={from} />
        )
      }
    </Loaded>
  );
}
