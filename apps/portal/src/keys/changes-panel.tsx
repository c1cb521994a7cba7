import { Blank, Loaded, Panel, Tag, usePerson } from '@tallystick/web-kit';
import type { AccountChange } from '@tallystick/web-kit/signing';
import { Button } from 'antd';
import { useState } from 'react';
import { AskButton } from '../confirming/ask-button.js';
import { Expiry } from '../acts/expiry.js';
import { ApprovalUnknown, SigningFailure } from '../acts/signing-failure.js';
import { momentOf } from '../acts/told-act.js';
import { useWords } from '../words/index.js';
import { ChangeInWords } from './change-in-words.js';
import { countingOf, isApproved, useAccountChanges, useChangeApproval, useKeyChange } from './key-doors.js';
import { type ShownTransaction, TransactionDialogue } from './transaction-dialogue.js';

/** Changes of the account that its people approve, each on a device of their own, until one can be sent. */
export function ChangesPanel() {
  const { keys: words } = useWords();
  const changes = useAccountChanges();
  // Here and not with the change, which goes once it is made.
  const [shown, setShown] = useState<ShownTransaction>();
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
                  <Change change={change} onShow={setShown} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {shown && <TransactionDialogue shown={shown} onClose={() => setShown(undefined)} />}
    </Panel>
  );
}

interface ChangeTerms {
  readonly change: AccountChange;
  readonly onShow: (shown: ShownTransaction) => void;
}

function Change({ change, onShow }: ChangeTerms) {
  const { signing } = useWords();
  const { threshold, deadline, approvals } = change;
  const needed = change.needed ?? threshold;
  return (
    <>
      <ChangeInWords change={change} />
      <p>
        <Tag tone={isApproved(change) ? 'good' : 'warn'}>{signing.approvedOf(countingOf(change), needed)}</Tag>{' '}
        {approvals
          .filter(({ counts }) => counts)
          .map(({ personName, key }) => personName ?? key)
          .join(' · ')}
      </p>
      <Expiry at={momentOf(deadline) ?? ''} />
      <ChangeActions change={change} onShow={onShow} />
    </>
  );
}

function ChangeActions({ change, onShow }: ChangeTerms) {
  const { keys: words, signing } = useWords();
  const { id: person, scopes } = usePerson();
  const approving = useChangeApproval();
  const preparing = useKeyChange((doors, one: AccountChange) => doors.transaction(one));
  const discarding = useKeyChange((doors, id: string) => doors.discard(id));
  const error = approving.error ?? preparing.error ?? discarding.error;
  const isGiven = change.approvals.some((one) => one.person === person && one.counts);
  const administers = scopes.includes('administer');
  return (
    <>
      {error && <SigningFailure error={error} />}
      {approving.isUnknown && <ApprovalUnknown />}
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
            onClick={() => preparing.mutate(change, { onSuccess: (read) => onShow({ ...read, change }) })}
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
    </>
  );
}
