import type { CalendarDate } from '@tallystick/kernel';
import { actionWords } from '../words/audit.en.js';
import { among, beginOf, dayIn, endOf } from '../lists/address-filters.js';

export const ACTIONS = Object.keys(actionWords) as (keyof typeof actionWords)[];
export const ACTORS = ['person', 'machine', 'operator', 'nobody'] as const;
export const OUTCOMES = ['done', 'refused', 'failed'] as const;
type Kind = (typeof ACTORS)[number];

/** What the log is narrowed to, as the address has it. */
export interface AuditFilters {
  /** A kind of actor, or the id of one person or credential. */
  readonly who: string | undefined;
  readonly action: (typeof ACTIONS)[number] | undefined;
  readonly outcome: (typeof OUTCOMES)[number] | undefined;
  /** Of one thing that was acted on. */
  readonly about: string | undefined;
  readonly from: CalendarDate | undefined;
  readonly until: CalendarDate | undefined;
  readonly sort: string;
}

const SORTS = ['at', '-at'];
const NEWEST_FIRST = '-at';
/** Whatever ids there are: a person's, a credential's; a comma would be two of them to the service. */
const ID = /^[\w:.@-]{1,100}$/;

/** What of an address is a filter; the rest is passed over. */
export function filtersOf(search: URLSearchParams): AuditFilters {
  return {
    who: idIn(search.get('who')),
    action: among(search.get('action'), ACTIONS),
    outcome: among(search.get('outcome'), OUTCOMES),
    about: idIn(search.get('about')),
    from: dayIn(search.get('from')),
    until: dayIn(search.get('until')),
    sort: among(search.get('sort'), SORTS) ?? NEWEST_FIRST,
  };
}

const idIn = (text: string | null) => (text !== null && ID.test(text) ? text : undefined);

export const NO_FILTERS = {
  ...{ who: undefined, action: undefined, outcome: undefined },
  ...{ about: undefined, from: undefined, until: undefined },
};

export const isKind = (who: string): who is Kind => ACTORS.some((kind) => kind === who);

/** As the API's list takes them. */
export function queryOf({ who, action, outcome, about, from, until, sort }: AuditFilters) {
  return {
    sort,
    ...(who === undefined ? {} : isKind(who) ? { actorKind: who } : { actorId: who }),
    ...(action ? { action } : {}),
    ...(outcome ? { outcome } : {}),
    ...(about === undefined ? {} : { objectId: about }),
    ...(from ? { atFrom: beginOf(from) } : {}),
    ...(until ? { atBefore: endOf(until) } : {}),
  };
}
