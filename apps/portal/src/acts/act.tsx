import { Day, Facts, Loaded, Moment, Page, Panel } from '@tallystick/web-kit';
import { type ActView, installation } from '@tallystick/web-kit/signing';
import { Link, useParams } from 'react-router';
import { useRequestAnsweredBy } from '../financing/quotes/quotes-doors.js';
import { PartyName } from '../parties/party-name.js';
import { pathOf } from '../path-of.js';
import { SCREENS } from '../screen-list.js';
import { useWords } from '../words/index.js';
import { ActActions } from './act-actions.js';
import { useAct } from './act-doors.js';
import { ActStateTag } from './act-state-tag.js';
import './acts.css';
import { ActRecord } from './act-record.js';
import { useCheck } from './approve-acts.js';
import { ChangedSinceLine, ChangesTable } from './changed-since-lines.js';
import { FieldValue } from './field-value.js';
import { fieldsOf, isBinding } from './fields.js';
import { OwnApprovals } from './own-approvals.js';
import { SignatoriesTable } from './signatories-table.js';
import { SigningFailure } from './signing-failure.js';
import { useTold } from './use-told.js';

/** One act: what it does, who has signed it and who is to, and the ceremony in which the reader signs it. */
export function Act() {
  const { id = '' } = useParams();
  const { acts, signing: words } = useWords();
  const found = useAct(id);
  return (
    <Page
      title={found.data ? acts.kinds[found.data.kind] : words.title}
      about={<Link to={SCREENS.acts.path}>{words.back}</Link>}
      actions={found.data && <ActStateTag state={found.data.state} />}
    >
      <Loaded query={found}>{(act) => <ActPanels key={act.id} act={act} />}</Loaded>
    </Page>
  );
}

function ActPanels({ act }: { readonly act: ActView }) {
  const { signing: words } = useWords();
  const check = useCheck(act);
  return (
    <>
      {check.error !== undefined && <SigningFailure error={check.error} />}
      <Panel title={words.what}>
        <WhatHappens act={act} />
        <ChangedSinceLine act={act} />
        <ActActions act={act} isTrue={check.error === undefined} />
      </Panel>
      <ChangesTable act={act} />
      <Panel title={words.signatures} isFlush>
        <SignatoriesTable act={act} />
      </Panel>
      <OwnApprovals act={act} />
      <ActRecord act={act} />
      <Panel title={words.asSigned}>
        <AsSigned act={act} digest={check.digest} />
      </Panel>
    </>
  );
}

function WhatHappens({ act }: { readonly act: ActView }) {
  const { signing: words, quotes } = useWords();
  const told = useTold([act]);
  const answered = useRequestAnsweredBy(act);
  const { concerns, draftedBy, draftedAt } = act;
  const agreed = fieldsOf(act.kind).filter((field) => !isBinding(field));
  const has = (field: string) => agreed.includes(field);
  return (
    <>
      <p className="pt-sentence">{told(act)}</p>
      <Facts
        items={[
          ...agreed.map(
            (field) => [words.fields[field] ?? field, <FieldValue key={field} act={act} field={field} />] as const,
          ),
          ...(concerns && !has('debtor')
            ? [[words.owedBy, <PartyName key="owed" party={concerns.debtor} />] as const]
            : []),
          ...(concerns?.dueDate ? [[words.claimDue, <Day key="due" on={concerns.dueDate} />] as const] : []),
          ...(answered
            ? [
                [
                  quotes.answering,
                  <Link key="request" to={pathOf('quoteRequest', answered.id)}>
                    {quotes.title}
                  </Link>,
                ] as const,
              ]
            : []),
          [words.draftedBy, <PartyName key="by" party={draftedBy} />],
          [words.draftedAt, <Moment key="at" at={draftedAt} />],
        ]}
      />
    </>
  );
}

function AsSigned({ act, digest }: { readonly act: ActView; readonly digest: string | undefined }) {
  const { signing: words } = useWords();
  const mono = (text: string) => <span className="tk-mono">{text}</span>;
  return (
    <>
      <p className="tk-quiet pt-hint">{digest === undefined ? words.asSignedNot : words.asSignedHint}</p>
      <Facts
        items={[
          ...fieldsOf(act.kind)
            .filter(isBinding)
            .map(
              (field) => [words.fields[field] ?? field, <FieldValue key={field} act={act} field={field} />] as const,
            ),
          [words.chain, mono(installation().network.chainId)],
          [words.ownDigest, mono(digest ?? '—')],
          [words.itsDigest, mono(act.digest)],
        ]}
      />
    </>
  );
}
