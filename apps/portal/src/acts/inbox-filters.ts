import { ACT_KINDS, type ActKind } from '@tallystick/act-types';
import { among } from '../lists/address-filters.js';
import { ENDED } from './ended-states.js';

export const VIEWS = ['mine', 'others', 'ended', 'drafts'] as const;
export type InboxView = (typeof VIEWS)[number];

/** What the inbox is narrowed to, as the address has it. */
export interface InboxFilters {
  readonly view: InboxView;
  readonly kind: ActKind | undefined;
  readonly sort: string;
}

export const KINDS = Object.keys(ACT_KINDS) as ActKind[];
const SORTS = ['draftedAt', 'deadline'].flatMap((name) => [name, `-${name}`]);

/** What waits is there by what expires first, the rest by what is newest. */
export function filtersOf(search: URLSearchParams): InboxFilters {
  const view = among(search.get('view'), VIEWS) ?? 'mine';
  const kind = among(search.get('kind'), KINDS);
  const sort = among(search.get('sort'), SORTS) ?? (view === 'mine' ? 'deadline' : '-draftedAt');
  return { view, kind, sort };
}

/** As the API’s list takes them. */
export function queryOf({ view, kind, sort }: InboxFilters) {
  const narrowed = { sort, ...(kind ? { kind } : {}) };
  switch (view) {
    case 'mine':
      return { ...narrowed, awaitingMe: true };
    case 'others':
      return { ...narrowed, awaitingMe: false, state: 'offered,relayed' };
    case 'ended':
      return { ...narrowed, state: ENDED.join(',') };
    case 'drafts':
      return { ...narrowed, state: 'draft' };
  }
}
