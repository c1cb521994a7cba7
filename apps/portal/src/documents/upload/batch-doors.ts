import { type BatchDoors, eventStream, problemOf, type SentEvent } from '@tallystick/api-client/browser';
import type { Connection } from '@tallystick/web-kit';

/** The way of a page to hand papers in together: by its session, which a person may have to renew meanwhile. */
export function batchDoors(connection: Connection): BatchDoors {
  return {
    routes: connection.routes,
    call: (outcome) => connection.call(outcome),
    sendBatchFile: async (id, sha256, content) => {
      await connection.call(
        connection.routes.PUT('/v1/document-batches/{id}/files/{sha256}', {
          params: { path: { id, sha256 } },
          headers: { 'content-type': 'application/octet-stream' },
          body: content as never,
          bodySerializer: (bytes) => bytes as never,
        }),
      );
    },
    batchEvents: (id, signal, after) => events(connection, id, signal, after),
  };
}

async function* events(
  connection: Connection,
  id: string,
  signal: AbortSignal,
  after: string | undefined,
): AsyncGenerator<SentEvent> {
  const url = `${location.origin}/v1/document-batches/${encodeURIComponent(id)}/events`;
  const headers = after === undefined ? {} : { 'last-event-id': after };
  const response = await connection.ask(new Request(url, { headers, signal }));
  if (!response.ok || !response.body) throw problemOf(await response.json().catch(() => undefined), response);
  yield* eventStream(response.body);
}
