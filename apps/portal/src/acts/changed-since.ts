import type { components } from '@tallystick/api-client/browser';
import type { ActView } from '@tallystick/web-kit/signing';
import type { HistoryEntry } from '../receivables/use-history.js';
import { valueOf } from './told-act.js';

type Places = components['schemas']['ActApprovalsView']['items'];

const SECOND_MS = 1_000;

/** The receivable whose state the act would change; undefined of one that is issued by the act, and of acts about something else. */
export const claimOf = (act: ActView): string | undefined =>
  act.kind === 'issue' ? undefined : valueOf(act, 'receivable') || undefined;

/** When the first person or party approved the act, or signed it; undefined while nobody has. */
export function firstApprovedAt({ signatories }: ActView, places: Places): string | undefined {
  const approved = places.flatMap(({ approvals }) => approvals).map(({ approvedAt }) => approvedAt);
  const signed = signatories.flatMap(({ signedAt }) => signedAt ?? []);
  return [...approved, ...signed].sort((one, other) => Date.parse(one) - Date.parse(other))[0];
}

/** What came after that moment. A block's time is a whole second, so that whatever shares the moment's second is told too: rather once too often than not at all. */
export const since = (moment: string, entries: readonly HistoryEntry[]): readonly HistoryEntry[] =>
  entries.filter(({ at }) => Date.parse(at) >= Math.floor(Date.parse(moment) / SECOND_MS) * SECOND_MS);
