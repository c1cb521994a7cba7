import type { components } from '@tallystick/api-client/browser';
import { useConnection, usePages } from '@tallystick/web-kit';
import type { queryOf } from './audit-filters.js';

export type AuditEntry = components['schemas']['AuditEntryView'];

/** Of what is only refused or read there is no news. */
const LOOK_AGAIN_MS = 15_000;

/** What concerns the organisation, page by page. */
export function useAuditLog(query: ReturnType<typeof queryOf>) {
  const connection = useConnection();
  return usePages({
    queryKey: ['audit', query],
    ask: (paging) =>
      connection.call(connection.routes.GET('/v1/audit', { params: { query: { ...query, ...paging } } })),
    staysUntilThen: true,
    refetchInterval: LOOK_AGAIN_MS,
  });
}
