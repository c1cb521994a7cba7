import { useConnection, usePages } from '@tallystick/web-kit';

/** A batch's files in their order, more of them as they are asked for. @param state those in it alone */
export function useBatchFiles(id: string, state: string | undefined) {
  const connection = useConnection();
  return usePages({
    queryKey: ['batch', id, 'files', state ?? ''],
    ask: (paging) => {
      const query = { ...paging, ...(state === undefined ? {} : { state }) };
      return connection.call(
        connection.routes.GET('/v1/document-batches/{id}/files', { params: { path: { id }, query } }),
      );
    },
    staysUntilThen: true,
  });
}
