import { Amount, Facts, Loaded, Moment, Page, Panel, Tag, useConnection } from '@tallystick/web-kit';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { PartyName } from '../parties/party-name.js';
import { pathOf } from '../path-of.js';
import { useWords } from '../words/index.js';
import { CapPanel } from './cap-panel.js';
import { ChecksPanel } from './checks-panel.js';
import { MatchPanel } from './match-panel.js';
import { PapersPanel } from './papers-panel.js';
import { ReviewPanel } from './review-panel.js';
import './trades.css';
import { VerdictTag } from './verdict-tag.js';
import type { DocumentView } from '../documents/document/views.js';
import type { Verification } from './views.js';

/** A verified trade: the verdict, how its papers match, what may be financed, and what a person decided. */
export function Trade() {
  const { id = '' } = useParams();
  const connection = useConnection();
  const { trades: words, documents } = useWords();
  const params = { params: { path: { id } } };
  const verification = useQuery({
    queryKey: ['verification', id],
    queryFn: () => connection.call(connection.routes.GET('/v1/verifications/{id}', params)),
  });
  const graph = useQuery({
    queryKey: ['verification', id, 'graph'],
    queryFn: () => connection.call(connection.routes.GET('/v1/verifications/{id}/graph', params)),
    // Drawn by the papers that were verified, which do not change.
    staleTime: 'static',
  });
  const of = verification.data?.invoice;
  const invoice = useQuery({
    queryKey: ['document', of],
    queryFn: () => connection.call(connection.routes.GET('/v1/documents/{id}', { params: { path: { id: of ?? '' } } })),
    enabled: of !== undefined,
  });
  const back = of === undefined ? undefined : <Link to={pathOf('document', of)}>{words.back}</Link>;
  return (
    <Page
      title={invoice.data ? words.title(invoice.data.number) : documents.title}
      {...(back ? { about: back } : {})}
      actions={verification.data && <VerdictTag verdict={verification.data.verdict} />}
    >
      <Loaded query={verification}>
        {(found) => (
          <Loaded query={invoice}>
            {(document) => (
              <>
                <TradeFacts verification={found} invoice={document} />
                <ReviewPanel verification={found} />
                <Loaded query={graph}>
                  {(drawn) => (
                    <>
                      <MatchPanel graph={drawn} verification={found} />
                      <CapPanel verification={found} />
                      <ChecksPanel checks={found.checks} />
                      <PapersPanel graph={drawn} verification={found} />
                    </>
                  )}
                </Loaded>
              </>
            )}
          </Loaded>
        )}
      </Loaded>
    </Page>
  );
}

interface TradeFactsTerms {
  readonly verification: Verification;
  readonly invoice: DocumentView;
}

function TradeFacts({ verification, invoice }: TradeFactsTerms) {
  const { trades: words, documents } = useWords();
  const { verdict, verifiedAt, attested, financeable } = verification;
  const [carried] = financeable;
  return (
    <Panel title={words.facts}>
      <Facts
        items={[
          [words.verdict, <VerdictTag key="verdict" verdict={verdict} />],
          ...(carried
            ? [
                [
                  words.financeable,
                  <Amount key="financeable" minor={carried.amountMinor} currency={carried.currency} />,
                ] as const,
              ]
            : []),
          [
            words.attested,
            attested ? (
              <Tag key="attested" tone="good">
                {words.attestedYes}
              </Tag>
            ) : (
              words.no
            ),
          ],
          [documents.seller, <PartyName key="seller" party={invoice.seller} />],
          [documents.buyer, <PartyName key="buyer" party={invoice.buyer} />],
          [words.verifiedAt, <Moment key="at" at={verifiedAt} />],
        ]}
      />
    </Panel>
  );
}
