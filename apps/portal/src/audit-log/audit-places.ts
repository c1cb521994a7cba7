import { sitePath } from '@tallystick/web-kit/site';
import { pathOf } from '../path-of.js';
import { type ScreenName, SCREENS } from '../screen-list.js';
import type { AuditEntry } from './audit-doors.js';

/** Where each kind has a screen of its own. */
const BY_ID: Partial<Readonly<Record<string, ScreenName>>> = {
  ...{ act: 'act', person: 'person', document: 'document', record: 'record' },
  ...{ 'document-batch': 'upload', verification: 'trade', 'quote-request': 'quoteRequest' },
};
/** Where all of a kind are on one. */
const TOGETHER: Partial<Readonly<Record<string, ScreenName>>> = {
  ...{ credential: 'machines', 'acting-passkey': 'keys', 'account-change': 'keys', organisation: 'organisation' },
};

/** The screen of what an entry is about. @returns undefined where there is none, or where it was refused: it may be another's, or nothing */
export function placeOf({ objectKind, objectId, outcome }: AuditEntry): string | undefined {
  if (objectKind === undefined || objectId === undefined || outcome !== 'done') return undefined;
  if (objectKind === 'site') return sitePath(objectId);
  const own = BY_ID[objectKind];
  if (own) return pathOf(own, objectId);
  const together = TOGETHER[objectKind];
  return together && pathOf(together);
}

/** The screen of whoever it was. */
export function placeOfActor({ actorKind, actorId, actorName }: AuditEntry): string | undefined {
  if (actorId === undefined || actorName === undefined) return undefined;
  return actorKind === 'machine' ? SCREENS.machines.path : pathOf('person', actorId);
}
