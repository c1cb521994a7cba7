import type { components } from '@tallystick/api-client/browser';
import { Amount, Day, Facts, Loaded, Moment, Page, Panel, Tag, useConnection } from '@tallystick/web-kit';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Link, useParams } from 'react-router';
import { PartyName } from '../parties/party-name.js';
import { SCREENS } from '../screen-list.js';
import { VerifyLink } from '../verify/verify-link.js';
import { useWords } from '../words/index.js';
import { SheetOfFragments, SheetOfLineage } from './claim-sheets.js';
import { HistoryTable } from './history-table.js';
import { IntervalBar } from './interval-bar.js';
import { Lineage } from './lineage.js';
import { STATE_TONES } from './receivables-table.js';
import './receivables.css';
import { shortId } from './short-id.js';
import { huesOf } from './tiles.js';
import { useHistory } from './use-history.js';

/** One claim: what it is, who holds what of it, and how it came to be so. */
export function Receivable() {
  const { id = '' } = useParams();
  const connection = useConnection();
  const { receivable: words } = useWords();
  const claim = useQuery({
    queryKey: ['receivable', id],
    queryFn: () => connection.call(connection.routes.GET('/v1/receivables/{id}', { params: { path: { id } } })),
  });
  const history = useHistory(id);
  const entries = useMemo(() => history.data?.items ?? [], [history.data]);
  const fragments = useMemo(() => claim.data?.fragments ?? [], [claim.data]);
  const hue = useMemo(() => huesOf([...entries, ...fragments].map(({ holder }) => holder)), [entries, fragments]);
  return (
    <Page
      title={words.title(shortId(id))}
      about={<Link to={SCREENS.receivables.path}>{words.back}</Link>}
      actions={
        claim.data && (
          <>
            <StateTag state={claim.data.state} />
            <VerifyLink about={{ receivable: id }}>{words.verify}</VerifyLink>
          </>
        )
      }
    >
      <Loaded query={claim}>
        {(found) => (
          <>
            <ClaimFacts claim={found} />
            <Panel
              title={words.interval}
              actions={<SheetOfFragments id={id} currency={found.currency} fragments={fragments} />}
            >
              <IntervalBar fragments={fragments} faceMinor={found.faceMinor} currency={found.currency} hue={hue} />
            </Panel>
            <Loaded query={history}>
              {({ items }) => (
                <>
                  <Panel title={words.lineage}>
                    <Lineage entries={items} faceMinor={found.faceMinor} hue={hue} />
                  </Panel>
                  <Panel
                    title={words.history}
                    isFlush
                    actions={<SheetOfLineage id={id} currency={found.currency} entries={items} />}
                  >
                    <HistoryTable entries={items} currency={found.currency} />
                  </Panel>
                </>
              )}
            </Loaded>
          </>
        )}
      </Loaded>
    </Page>
  );
}

type Claim = components['schemas']['ReceivableDetailView'];

function StateTag({ state }: Pick<Claim, 'state'>) {
  const { receivables: words } = useWords();
  return <Tag tone={STATE_TONES[state]}>{words.states[state]}</Tag>;
}

function ClaimFacts({ claim }: { readonly claim: Claim }) {
  const { receivable: words, receivables: list } = useWords();
  const { currency, faceMinor, retiredMinor } = claim;
  const outstanding = BigInt(faceMinor) - BigInt(retiredMinor);
  return (
    <section className="tk-panel" aria-label={list.id}>
      <div className="tk-panel-body">
        <Facts
          items={[
            [list.face, <Amount key="face" minor={faceMinor} currency={currency} />],
            [words.outstanding, <Amount key="outstanding" minor={outstanding} currency={currency} />],
            [words.retired, <Amount key="retired" minor={retiredMinor} currency={currency} />],
            [list.due, <Day key="due" on={claim.dueDate} />],
            [list.debtor, <PartyName key="debtor" party={claim.debtor} />],
            [list.creditor, <PartyName key="creditor" party={claim.creditor} />],
            [list.issued, <Moment key="issued" at={claim.issuedAt} />],
            [
              words.wholeId,
              <span key="id" className="tk-mono">
                {claim.id}
              </span>,
            ],
          ]}
        />
      </div>
    </section>
  );
}
