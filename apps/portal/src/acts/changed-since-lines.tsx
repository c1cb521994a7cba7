import { Panel, useFormats } from '@tallystick/web-kit';
import type { ActView } from '@tallystick/web-kit/signing';
import { HistoryTable } from '../receivables/history-table.js';
import { useHistory } from '../receivables/use-history.js';
import { useWords } from '../words/index.js';
import { useApprovals } from './act-doors.js';
import { claimOf, firstApprovedAt, since } from './changed-since.js';
import { currencyOfAct } from './told-act.js';

interface OfAct {
  readonly act: ActView;
}

/** Whoever approves later decides on another state than whoever approved first: whether it is one. Nothing of an act that nobody has approved, or that is over. */
export function ChangedSinceLine({ act }: OfAct) {
  const { changes: words } = useWords().signing;
  const { moment } = useFormats();
  const changes = useChanges(act);
  if (!changes) return null;
  const { at, entries } = changes;
  return (
    <p role="status" className="pt-changed">
      {entries.length === 0 ? words.none(moment(at)) : <strong>{words.some(entries.length, moment(at))}</strong>}
    </p>
  );
}

/** What it is that changed, where something did. */
export function ChangesTable({ act }: OfAct) {
  const { changes: words } = useWords().signing;
  const entries = useChanges(act)?.entries ?? [];
  const currency = currencyOfAct(act);
  if (entries.length === 0 || currency === undefined) return null;
  return (
    <Panel title={words.title} isFlush>
      <HistoryTable entries={entries} currency={currency} />
    </Panel>
  );
}

/** @returns undefined while it is not known, and of what has no history that the reader may see */
function useChanges(act: ActView) {
  const claim = act.state === 'offered' ? claimOf(act) : undefined;
  const { data: approvals } = useApprovals(act.id);
  const at = approvals && firstApprovedAt(act, approvals.items);
  const { data: history } = useHistory(at === undefined ? undefined : claim);
  return at === undefined || !history ? undefined : { at, entries: since(at, history.items) };
}
