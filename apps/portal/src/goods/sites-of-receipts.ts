import { useConnection } from '@tallystick/web-kit';
import { type Site, useSites } from '@tallystick/web-kit/site';
import { useQuery } from '@tanstack/react-query';
import type { Receipt } from './goods-doors.js';

/** How often it is asked how warehouses stand; readings are no news of a party's. */
const EVERY_MS = 10_000;
/** Of one request. */
const OPERATORS_MAX = 50;
const SITES_MAX = 200;

/** Sites that this party may see. */
export interface KnownSites {
  readonly items: readonly Site[];
  /** Whether they are all of those who issued the receipts: of one that is missing it is said then why. */
  readonly isWhole: boolean;
}

/**
 * What this party may see of those who issued the receipts: of the list that the page has anyway where that is whole, else in one question for all of
 * them. @returns undefined while it is asked for
 */
export function useSitesOfReceipts(receipts: readonly Receipt[]): KnownSites | undefined {
  const connection = useConnection();
  const { data: all, hasMore } = useSites();
  const named = receipts.flatMap(({ operator: { party } }) => (party === undefined ? [] : [party]));
  const operators = [...new Set(named)].sort();
  const asked = operators.slice(0, OPERATORS_MAX).join(',');
  const { data } = useQuery({
    queryKey: ['sites', 'of', asked],
    queryFn: () =>
      connection.call(connection.routes.GET('/v1/sites', { params: { query: { operator: asked, limit: SITES_MAX } } })),
    enabled: hasMore && asked !== '',
    placeholderData: (before) => before,
    refetchInterval: EVERY_MS,
  });
  if (all && !hasMore) return { items: all, isWhole: true };
  return data && { items: data.items, isWhole: data.nextCursor === undefined && operators.length <= OPERATORS_MAX };
}
