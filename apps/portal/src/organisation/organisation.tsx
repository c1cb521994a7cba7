import type { components } from '@tallystick/api-client/browser';
import { Blank, Facts, Loaded, Moment, Page, Panel, Tag, Tags } from '@tallystick/web-kit';
import { useOwnParty } from '../parties/own-party.js';
import { useWords } from '../words/index.js';
import { OrganisationTabs } from './tabs.js';

type Party = components['schemas']['OrganisationView'];
type Enrolment = components['schemas']['EnrolmentView'];

/** Who the organisation is, here and on the ledger. */
export function Organisation() {
  const { organisation: words } = useWords();
  return (
    <Page title={words.title}>
      <OrganisationTabs />
      <Loaded query={useOwnParty()}>
        {(party) => (
          <>
            <Panel title={party.name}>
              <Identity party={party} />
            </Panel>
            <Panel title={words.ledger}>
              {party.enrolled ? (
                <Standing enrolment={party.enrolled} />
              ) : (
                <Blank title={words.notEnrolled}>{words.notEnrolledHint}</Blank>
              )}
            </Panel>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Identity({ party: { party, uscc, lei, certified } }: { readonly party: Party }) {
  const { organisation: words } = useWords();
  return (
    <Facts
      items={[
        [words.party, party],
        ...(uscc === undefined ? [] : [[words.uscc, uscc] as const]),
        ...(lei === undefined ? [] : [[words.lei, lei] as const]),
        [
          words.certified,
          <Tag key="certified" tone={certified ? 'good' : 'warn'}>
            {certified ? words.yes : words.no}
          </Tag>,
        ],
      ]}
    />
  );
}

function Standing({ enrolment }: { readonly enrolment: Enrolment }) {
  const { organisation: words, partyRoles } = useWords();
  const { account, roles, verifiedUntil, epoch, recovery } = enrolment;
  return (
    <>
      {recovery && (
        <p role="alert" className="pt-notice">
          {words.recovery} <Moment at={recovery.completesAt} />
        </p>
      )}
      <Facts
        items={[
          [
            words.roles,
            <Tags key="roles">
              {roles.map((role) => (
                <Tag key={role} tone="info">
                  {partyRoles[role]}
                </Tag>
              ))}
            </Tags>,
          ],
          [words.until, <Moment key="until" at={verifiedUntil} />],
          [words.epoch, epoch],
          [
            words.account,
            <span key="account" className="tk-mono">
              {account}
            </span>,
          ],
        ]}
      />
    </>
  );
}
