import { useConnection } from '@tallystick/web-kit';
import type { Site } from '@tallystick/web-kit/site';
import { useQuery } from '@tanstack/react-query';
import type { Receipt } from './goods-doors.js';

/** How often it is asked how warehouses stand; readings are no news of a party's. */
const EVERY_MS = 10_000;
/** Of one request. */
const OPERATORS_MAX = 50;
const SITES_MAX = 200;

/** What this party may see of those who issued the receipts, in one question for all of them. */
export function useSitesOfReceipts(receipts: readonly Receipt[]): readonly Site[] | undefined {
  const connection = useConnection();
  const all = receipts.flatMap(({ operator: { party } }) => (party === undefined ? [] : [party]));
  const operators = [...new Set(all)].sort().slice(0, OPERATORS_MAX).join(',');
  const { data } = useQuery({
    queryKey: ['sites', 'of', operators],
    queryFn: () =>
      connection.call(
        connection.routes.GET('/v1/sites', { params: { query: { operator: operators, limit: SITES_MAX } } }),
      ),
    enabled: operators !== '',
    placeholderData: (before) => before,
    refetchInterval: EVERY_MS,
  });
  return operators === '' ? [] : data?.items;
}
