import { Loaded, Page, usePerson } from '@tallystick/web-kit';
import { useSearchParams } from 'react-router';
import { Instead } from '../drafting/instead.js';
import { useOwnParty } from '../parties/own-party.js';
import { useWords } from '../words/index.js';
import { AskForm } from './ask-form.js';
import { useOffers, useSellables } from './financing-doors.js';
import { OffersPanel } from './offers-panel.js';

/** Claims sold to banks: a supplier asks and compares, a bank finds what it is asked. */
export function Financing() {
  const [search] = useSearchParams();
  const { financing: words } = useWords();
  const { party, scopes } = usePerson();
  const own = useOwnParty();
  const sellables = useSellables(search.get('receivable') ?? undefined);
  const open = useOffers(sellables.claims, 'open');
  const ended = useOffers(sellables.claims, 'ended');
  const isBank = own.data?.enrolled?.roles.includes('bank') === true;
  const [title, hint] = isBank ? [words.openNoneBank, words.openNoneBankHint] : [words.openNone, words.openNoneHint];
  return (
    <Page title={words.title} about={words.about}>
      {!isBank && scopes.includes('acts') && (
        <Loaded query={sellables}>
          {(found) =>
            found.length === 0 ? (
              <Instead title={words.nothing} hint={words.nothingHint} action={null} />
            ) : (
              <AskForm sellables={found} claims={sellables.claims} from={search.get('from') ?? undefined} />
            )
          }
        </Loaded>
      )}
      <Loaded query={open}>
        {(offers) => (
          <OffersPanel
            {...{ party, isBank, offers }}
            title={words.open}
            hint={words.openHint}
            isOpen
            blank={[title, hint]}
          />
        )}
      </Loaded>
      <Loaded query={ended}>
        {(offers) => (
          <OffersPanel
            {...{ party, isBank, offers }}
            title={words.ended}
            blank={[words.endedNone, words.endedNoneHint]}
          />
        )}
      </Loaded>
    </Page>
  );
}
