import { Loaded, Page, useConnection, usePerson } from '@tallystick/web-kit';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearchParams } from 'react-router';
import { Instead } from '../drafting/instead.js';
import { pathOf } from '../path-of.js';
import { movesOf } from '../receivables/possible-moves.js';
import { shortId } from '../receivables/short-id.js';
import { useWords } from '../words/index.js';
import { KeptPlanSteps } from './kept-plan-steps.js';
import { keptPlan } from './plan-in-address.js';
import { TransferForm } from './transfer-form.js';

/** A holder passes a fragment on, whole or in exact parts, or cuts it. */
export function Transfer() {
  const { id = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const connection = useConnection();
  const { party, scopes } = usePerson();
  const { transfer: words, forms } = useWords();
  const claim = useQuery({
    queryKey: ['receivable', id],
    queryFn: () => connection.call(connection.routes.GET('/v1/receivables/{id}', { params: { path: { id } } })),
  });
  const back = <Link to={pathOf('receivable', id)}>{words.about(shortId(id))}</Link>;
  const kept = keptPlan(search, party);
  return (
    <Page title={words.title} about={back}>
      <Loaded query={claim}>
        {({ fragments, currency }) => {
          const own = fragments.filter(({ holder }) => holder === party);
          const movable = own.filter((fragment) => movesOf(fragment, party).canCut);
          const chosen = own.find(({ from }) => from === search.get('from')) ?? movable[0] ?? own[0];
          if (!scopes.includes('acts'))
            return <Instead title={forms.notAllowed} hint={forms.notAllowedHint} action={back} />;
          if (kept)
            return (
              <KeptPlanSteps
                receivable={id}
                plan={kept}
                fragments={own}
                currency={currency}
                onAnew={() => setSearch({})}
              />
            );
          if (!chosen) return <Instead title={words.nothing} hint={words.nothingHint} action={back} />;
          if (!movesOf(chosen, party).canCut)
            return <Instead title={words.stopped} hint={words.stoppedHint} action={back} />;
          return (
            <TransferForm
              key={chosen.from}
              fragment={chosen}
              others={movable}
              currency={currency}
              onFragment={(from) => setSearch({ from }, { replace: true })}
            />
          );
        }}
      </Loaded>
    </Page>
  );
}
