import { Blank, Loaded, Panel, Tag, usePerson } from '@tallystick/web-kit';
import type { AccountChange } from '@tallystick/web-kit/signing';
import { Button } from 'antd';
import { useState } from 'react';
import { AskButton } from '../confirming/ask-button.js';
import { Expiry } from '../acts/expiry.js';
import { SigningFailure } from '../acts/signing-failure.js';
import { momentOf } from '../acts/told-act.js';
import { useWords } from '../words/index.js';
import { Fingerprint } from '../confirming/fingerprint.js';
import { countingOf, isApproved, type PreparedChange, useAccountChanges, useKeyChange } from './key-doors.js';
import { TransactionDialogue } from './transaction-dialogue.js';

/** Changes of the account that its people approve, each on a device of their own, until one can be sent. */
export function ChangesPanel() {
  const { keys: words } = useWords();
  const changes = useAccountChanges();
  return (
    <Panel title={words.changes}>
      <Loaded query={changes}>
        {({ items }) =>
          items.length === 0 ? (
            <Blank title={words.noChanges}>{words.noChangesHint}</Blank>
          ) : (
            <ul className="pt-changes">
              {items.map((change) => (
                <li key={change.id}>
                  <Change change={change} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  );
}

function Change({ change }: { readonly change: AccountChange }) {
  const { keys: words, signing } = useWords();
  const { add, remove, threshold, deadline, approvals } = change;
  const needed = change.needed ?? threshold;
  return (
    <>
      <ul className="pt-change">
        {add.map(({ person, key }) => (
          <li key={key}>
            {words.adds(person)} <Fingerprint of={key} />
          </li>
        ))}
        {remove.map((key) => (
          <li key={key}>
            {words.removes} <Fingerprint of={key} />
          </li>
        ))}
        <li>{words.thenNeeds(threshold)}</li>
      </ul>
      <p>
        <Tag tone={isApproved(change) ? 'good' : 'warn'}>{signing.approvedOf(countingOf(change), needed)}</Tag>{' '}
        {approvals
          .filter(({ counts }) => counts)
          .map(({ personName }) => personName)
          .join(' · ')}
      </p>
      <Expiry at={momentOf(deadline) ?? ''} />
      <ChangeActions change={change} />
    </>
  );
}

function ChangeActions({ change }: { readonly change: AccountChange }) {
  const { keys: words, signing } = useWords();
  const { id: person, scopes } = usePerson();
  const [sent, setSent] = useState<PreparedChange>();
  const approving = useKeyChange((doors, one: AccountChange) => doors.approve(one));
  const preparing = useKeyChange((doors, id: string) => doors.transaction(id));
  const discarding = useKeyChange((doors, id: string) => doors.discard(id));
  const error = approving.error ?? preparing.error ?? discarding.error;
  const isGiven = change.approvals.some((one) => one.person === person && one.counts);
  const administers = scopes.includes('administer');
  return (
    <>
      {error && <SigningFailure error={error} />}
      <div className="tk-actions">
        {scopes.includes('acts') && !isGiven && !isApproved(change) && (
          <Button type="primary" loading={approving.isPending} onClick={() => approving.mutate(change)}>
            {signing.approve}
          </Button>
        )}
        {administers && isApproved(change) && (
          <Button
            type="primary"
            loading={preparing.isPending}
            onClick={() => preparing.mutate(change.id, { onSuccess: setSent })}
          >
            {words.showTransaction}
          </Button>
        )}
        {administers && (
          <AskButton
            label={words.giveUp}
            question={words.giveUpAsk}
            isDanger
            isPending={discarding.isPending}
            onYes={() => discarding.mutate(change.id)}
          />
        )}
      </div>
      {sent?.transaction && <TransactionDialogue transaction={sent.transaction} onClose={() => setSent(undefined)} />}
    </>
  );
}
