import type { BatchView } from '@tallystick/api-client/browser';
import { useConnection } from '@tallystick/web-kit';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { batchDoors } from './batch-doors.js';
import type { Upload } from './uploads.js';

const PAUSE_MS = 2_000;

/**
 * A batch as it stands, whoever sends its files: by the upload's own stream of events where this page sends them, else by one of its own. Never by
 * both, since a browser has few connections to one place, and streams keep theirs.
 */
export function useBatch(id: string, here: Upload | undefined) {
  const connection = useConnection();
  const queries = useQueryClient();
  const batch = useQuery({
    queryKey: ['batch', id],
    queryFn: () => connection.call(connection.routes.GET('/v1/document-batches/{id}', { params: { path: { id } } })),
  });
  const tell = useCallback(
    (told: BatchView) => {
      queries.setQueryData(['batch', id], told);
      void queries.invalidateQueries({ queryKey: ['batch', id, 'files'] });
    },
    [queries, id],
  );
  const told = here?.batch;
  useEffect(() => {
    if (told) tell(told);
  }, [told, tell]);
  const isToFollow = batch.data?.state === 'open' && (here === undefined || here.isOver);
  useEffect(() => {
    if (!isToFollow) return;
    const stop = new AbortController();
    void follow(() => batchDoors(connection).batchEvents(id, stop.signal), tell, stop.signal);
    return () => stop.abort();
  }, [connection, id, tell, isToFollow]);
  return batch;
}

/** A stream that ends or is lost is asked for again: its first message says where the batch stands, so nothing is missed. */
async function follow(
  open: () => ReturnType<ReturnType<typeof batchDoors>['batchEvents']>,
  tell: (batch: BatchView) => void,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      for await (const { type, data } of open()) {
        if (type === 'progress' || type === 'done') tell(data as BatchView);
        if (type === 'done' || type === 'removed') return;
      }
    } catch {
      // However it ended, it is tried again.
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
