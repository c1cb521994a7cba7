import type { components } from '@tallystick/api-client/browser';
import { useConnection } from '@tallystick/web-kit';
import { useQuery } from '@tanstack/react-query';

export type HistoryEntry = components['schemas']['HistoryEntryView'];

/** What happened to a receivable, as far as it is the reader's to see. @param id undefined where there is none to ask about */
export function useHistory(id: string | undefined) {
  const connection = useConnection();
  return useQuery({
    queryKey: ['receivable', id, 'history'],
    queryFn: () =>
      connection.call(connection.routes.GET('/v1/receivables/{id}/history', { params: { path: { id: id ?? '' } } })),
    enabled: id !== undefined,
  });
}
