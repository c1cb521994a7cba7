import { Failure, usePerson } from '@tallystick/web-kit';
import type { ActView } from '@tallystick/web-kit/signing';
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { pathOf } from '../path-of.js';
import { SCREENS } from '../screen-list.js';
import { useWords } from '../words/index.js';
import { ActOver } from './act-over.js';
import { type Standing, standingOf } from './act-standing.js';
import { useActChange, useApprovals } from './act-doors.js';
import { AskButton } from '../confirming/ask-button.js';
import { useApproveActs } from './approve-acts.js';
import { Expiry } from './expiry.js';
import { RefuseDialogue } from './refuse-dialogue.js';
import { ApprovalUnknown, SigningFailure, stateThatRefused } from './signing-failure.js';
import { WalletActions } from './wallet-actions.js';

interface ActActionsTerms {
  readonly act: ActView;
  /** Whether what is shown is what the service wants signed. */
  readonly isTrue: boolean;
}

/** What the reader can do with the act as it stands, and till when. */
export function ActActions({ act, isTrue }: ActActionsTerms) {
  const { party, scopes } = usePerson();
  const standing = standingOf(act, party);
  // Held here, since an act may end while its approval is on its way: what became of that is said all the same.
  const approving = useApproveActs();
  return (
    <div className="pt-act-actions">
      {approving.error && <SigningFailure error={approving.error} />}
      {approving.isUnknown && <ApprovalUnknown />}
      {standing === 'over' ? (
        // Said already where an approval was refused for it.
        stateThatRefused(approving.error) !== act.state && <ActOver state={act.state} />
      ) : (
        <>
          {standing !== 'own-draft' && <Expiry at={act.deadline} />}
          {scopes.includes('acts') ? <Possible {...{ act, isTrue, standing, approving }} /> : <MayNot />}
        </>
      )}
    </div>
  );
}

interface DecideTerms extends ActActionsTerms {
  readonly approving: ReturnType<typeof useApproveActs>;
}

function Possible({ act, isTrue, standing, approving }: DecideTerms & { readonly standing: Standing }) {
  const { signing: words } = useWords();
  if (standing === 'own-draft') return <OwnDraft act={act} />;
  if (standing === 'asked') return <Decide act={act} isTrue={isTrue} approving={approving} />;
  if (standing === 'signed') return <Withdraw act={act} />;
  return <p>{words.waitsForOthers}</p>;
}

function MayNot() {
  const { signing: words } = useWords();
  return <p>{words.mayNot}</p>;
}

function Decide({ act, isTrue, approving }: DecideTerms) {
  const { id: person } = usePerson();
  const { signing: words } = useWords();
  const [isRefusing, setIsRefusing] = useState(false);
  const approvals = useApprovals(act.id);
  const places = approvals.data?.items ?? [];
  const mine = places.flatMap((place) => place.approvals).filter((one) => one.person === person);
  const isGiven =
    places.length > 0 && places.every((place) => place.approvals.some((one) => one.person === person && one.counts));
  const isVoid = mine.length > 0 && !isGiven;
  return (
    <>
      {isGiven && <p role="status">{words.youApproved}</p>}
      {isVoid && <p role="status">{words.voided}</p>}
      {approvals.data && places.length === 0 && <p role="status">{words.keyElsewhere}</p>}
      <div className="tk-actions">
        {!isGiven && places.length > 0 && (
          <Button
            type="primary"
            disabled={!isTrue}
            loading={approving.isPending}
            onClick={() => approving.mutate([act])}
          >
            {words.approve}
          </Button>
        )}
        <Button danger onClick={() => setIsRefusing(true)}>
          {words.refuse}
        </Button>
      </div>
      {!isGiven && <WalletActions act={act} isTrue={isTrue} />}
      {isRefusing && <RefuseDialogue act={act.id} onClose={() => setIsRefusing(false)} />}
    </>
  );
}

/** Signed already: what takes it back is an act of its own, which is signed like any other. */
function Withdraw({ act }: { readonly act: ActView }) {
  const { signing: words } = useWords();
  const navigate = useNavigate();
  const withdrawing = useActChange((doors, id: string) => doors.withdraw(id));
  const begin = () => withdrawing.mutate(act.id, { onSuccess: ({ id }) => void navigate(pathOf('act', id)) });
  return (
    <>
      {withdrawing.error && <Failure error={withdrawing.error} />}
      <p>{words.yourSignature}</p>
      <div className="tk-actions">
        <AskButton
          label={words.withdraw}
          question={words.withdrawAsk}
          hint={words.withdrawHint}
          isPending={withdrawing.isPending}
          onYes={begin}
        />
      </div>
    </>
  );
}

function OwnDraft({ act }: { readonly act: ActView }) {
  const { signing: words } = useWords();
  const navigate = useNavigate();
  const offering = useActChange((doors, id: string) => doors.offer(id));
  const discarding = useActChange((doors, id: string) => doors.discard(id));
  const error = offering.error ?? discarding.error;
  return (
    <>
      {error && <Failure error={error} />}
      <p>{words.draftHint}</p>
      <div className="tk-actions">
        <Button type="primary" loading={offering.isPending} onClick={() => offering.mutate(act.id)}>
          {words.offer}
        </Button>
        <Button
          danger
          loading={discarding.isPending}
          onClick={() => discarding.mutate(act.id, { onSuccess: () => void navigate(SCREENS.acts.path) })}
        >
          {words.discard}
        </Button>
      </div>
    </>
  );
}
