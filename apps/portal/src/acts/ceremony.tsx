import { Amount } from '@tallystick/web-kit';
import type { ActView } from '@tallystick/web-kit/signing';
import { Button, Modal } from 'antd';
import { useMemo, useState } from 'react';
import { useWords } from '../words/index.js';
import { checkOf, useApproveActs } from './approve-acts.js';
import { SigningFailure } from './signing-failure.js';
import { totalsOf } from './totals.js';
import { useTold } from './use-told.js';

interface CeremonyTerms {
  /** Those that were chosen. */
  readonly acts: readonly ActView[];
  readonly onDone: () => void;
}

/** Several acts in one ceremony: listed and totalled as they are signed, and then one after another by the reader’s passkey. */
export function Ceremony({ acts, onDone }: CeremonyTerms) {
  const { signing: words } = useWords();
  const [begun, setBegun] = useState<readonly ActView[]>();
  return (
    <div className="pt-ceremony">
      <Button type="primary" disabled={acts.length === 0} onClick={() => setBegun(acts)}>
        {words.approveChosen(acts.length)}
      </Button>
      {acts.length > 0 && <Totals acts={acts} />}
      {begun && (
        <CeremonyDialogue
          acts={begun}
          onClose={() => {
            setBegun(undefined);
            onDone();
          }}
        />
      )}
    </div>
  );
}

function Totals({ acts }: { readonly acts: readonly ActView[] }) {
  const { signing: words } = useWords();
  const totals = totalsOf(acts);
  if (totals.length === 0) return null;
  return (
    <span role="status">
      {words.inAll}{' '}
      {totals.map(({ currency, amountMinor }, place) => (
        <span key={currency}>
          {place > 0 && ' · '}
          <Amount minor={amountMinor} currency={currency} />
        </span>
      ))}
    </span>
  );
}

function CeremonyDialogue({ acts, onClose }: { readonly acts: readonly ActView[]; readonly onClose: () => void }) {
  const { signing: words, people } = useWords();
  const told = useTold(acts);
  const [approved, setApproved] = useState<ReadonlySet<string>>(new Set());
  const approving = useApproveActs(({ id }) => setApproved((before) => new Set(before).add(id)));
  const left = acts.filter(({ id }) => !approved.has(id));
  const lie = useMemo(() => acts.map(checkOf).find(({ error }) => error !== undefined)?.error, [acts]);
  const error = lie ?? approving.error ?? undefined;
  const isDone = left.length === 0;
  return (
    <Modal
      open
      title={words.ceremony}
      okText={isDone ? people.close : words.approveChosen(left.length)}
      cancelText={people.cancel}
      confirmLoading={approving.isPending}
      okButtonProps={{ disabled: lie !== undefined }}
      cancelButtonProps={{ hidden: isDone, disabled: approving.isPending }}
      maskClosable={false}
      onOk={() => (isDone ? onClose() : approving.mutate(left))}
      // What was begun goes on to its end, and the device with it: nobody leaves it half way without seeing how far it came.
      onCancel={() => {
        if (!approving.isPending) onClose();
      }}
    >
      {error !== undefined && <SigningFailure error={error} />}
      <p>{words.ceremonyHint}</p>
      <div className="pt-chosen" role="group" aria-label={words.ceremony} tabIndex={0}>
        <ol>
          {acts.map((act) => (
            <li key={act.id}>
              {told(act)} {approved.has(act.id) && <strong role="status">{words.approved}</strong>}
            </li>
          ))}
        </ol>
      </div>
      <Totals acts={acts} />
    </Modal>
  );
}
