import type { IngestSettings } from '../settings/settings.js';
import type { FinderSettings } from './site-finder.js';

/** At an external broker every site is as good as the next, and is shared; at the broker inside, connections say who should have it. */
export function finderSettings({ siteLimits, broker }: Pick<IngestSettings, 'siteLimits' | 'broker'>): FinderSettings {
  const { sitePollMs: pollMs, takePauseMs, freeSiteMs, idleSiteMs } = siteLimits;
  return broker.url === undefined
    ? { pollMs, takePauseMs, freeMs: freeSiteMs, idleMs: idleSiteMs }
    : { pollMs, takePauseMs, freeMs: 0, idleMs: undefined };
}
