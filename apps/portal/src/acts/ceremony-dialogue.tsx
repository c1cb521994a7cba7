import { Dialogue, useConnection, usePerson } from '@tallystick/web-kit';
import type { ActView } from '@tallystick/web-kit/signing';
import { useQueries } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useWords } from '../words/index.js';
import { actQuery } from './act-doors.js';
import { standingOf } from './act-standing.js';
import { ActStateTag } from './act-state-tag.js';
import { checkOf, useApproveActs } from './approve-acts.js';
import { ChangedSinceLine } from './changed-since-lines.js';
import { ApprovalUnknown, SigningFailure } from './signing-failure.js';
import { Totals } from './totals-line.js';
import { useTold } from './use-told.js';

interface CeremonyDialogueTerms {
  /** As they were when it was opened. */
  readonly acts: readonly ActView[];
  /** Those of them that wait for the reader's organisation now. */
  readonly waiting: readonly ActView[];
  /** Left before all was signed: what was chosen stays so. */
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Lists what is signed, asks the device for one after another, and says how far it came. */
export function CeremonyDialogue({ acts, waiting, onClose, onDone }: CeremonyDialogueTerms) {
  const { signing: words, signingTrouble: trouble, people } = useWords();
  const told = useTold(acts);
  const [approved, setApproved] = useState<ReadonlySet<string>>(new Set());
  const approving = useApproveActs(({ id }) => setApproved((before) => new Set(before).add(id)));
  const unapproved = acts.filter(({ id }) => !approved.has(id));
  const over = useOver(unapproved, waiting);
  const left = unapproved.filter(({ id }) => !over.has(id));
  const lie = useMemo(() => acts.map(checkOf).find(({ error }) => error !== undefined)?.error, [acts]);
  const error = lie ?? approving.error ?? undefined;
  const isDone = left.length === 0;
  return (
    <Dialogue
      title={words.ceremony}
      okText={isDone ? people.close : words.approveChosen(left.length)}
      cancelText={people.cancel}
      confirmLoading={approving.isPending}
      okButtonProps={{ disabled: lie !== undefined }}
      cancelButtonProps={{ hidden: isDone, disabled: approving.isPending }}
      maskClosable={false}
      onOk={() => (isDone ? onDone() : approving.mutate(left))}
      // What was begun goes on to its end, and the device with it: nobody leaves it half way without seeing how far it came.
      onCancel={() => {
        if (!approving.isPending) (isDone ? onDone : onClose)();
      }}
    >
      <div className="pt-ceremony-body">
        {error !== undefined && <SigningFailure error={error} />}
        {approving.isUnknown && <ApprovalUnknown />}
        <p>{words.ceremonyHint}</p>
        {over.size > 0 && <p role="status">{trouble.someOver}</p>}
        <div className="pt-chosen" role="group" aria-label={words.ceremony} tabIndex={0}>
          <ol>
            {acts.map((act) => (
              <li key={act.id}>
                {told(act)} {approved.has(act.id) && <strong role="status">{words.approved}</strong>}
                {over.has(act.id) && <ActStateTag state={over.get(act.id) ?? act.state} />}
                {!approved.has(act.id) && !over.has(act.id) && <ChangedSinceLine act={act} />}
              </li>
            ))}
          </ol>
        </div>
        <Totals acts={acts.filter(({ id }) => !over.has(id))} />
      </div>
    </Dialogue>
  );
}

/** Of those that wait no more, which take no signature of the reader's organisation, by what became of them. Only these are asked for one by one. */
function useOver(acts: readonly ActView[], waiting: readonly ActView[]): ReadonlyMap<string, ActView['state']> {
  const connection = useConnection();
  const { party } = usePerson();
  const isWaiting = new Set(waiting.map(({ id }) => id));
  const gone = acts.filter(({ id }) => !isWaiting.has(id));
  return useQueries({
    queries: gone.map(({ id }) => actQuery(connection, id)),
    combine: (found) =>
      new Map(
        found.flatMap(({ data }) =>
          data && standingOf(data, party) !== 'asked' ? [[data.id, data.state] as const] : [],
        ),
      ),
  });
}
