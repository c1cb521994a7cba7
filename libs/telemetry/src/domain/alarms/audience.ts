import type { AlarmNotice } from './alarm-event.js';

/** Who is told: the site's operator, and those whom the operator lets see the site. */
export interface Audience {
  readonly operator: boolean;
  readonly readers: boolean;
}

/**
 * A warehouse that could silence the alarms of the bank whose goods it holds would do it before it takes them. So what is silenced is silenced
 * for the operator alone; readers hear of the silencing, with its reason, and of the alarm as if there were none. They need not be told
 * afterwards what they were told at once.
 */
export function audienceOf({ kind, silencedBy }: Pick<AlarmNotice, 'kind' | 'silencedBy'>): Audience {
  return { operator: silencedBy === null, readers: kind !== 'resumed' };
}

/** Of what is no alarm's: everybody but whoever did it. */
export const EVERYBODY: Audience = { operator: true, readers: true };
