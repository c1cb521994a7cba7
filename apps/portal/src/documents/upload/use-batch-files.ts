import { useConnection } from '@tallystick/web-kit';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

const PAGE_ROWS = 200;

/** A batch's files in their order, more of them as they are asked for. @param state those in it alone */
export function useBatchFiles(id: string, state: string | undefined) {
  const connection = useConnection();
  const pages = useInfiniteQuery({
    queryKey: ['batch', id, 'files', state ?? ''],
    queryFn: ({ pageParam }) => {
      const query = {
        ...{ limit: PAGE_ROWS, ...(state === undefined ? {} : { state }) },
        ...(pageParam === undefined ? {} : { cursor: pageParam }),
      };
      return connection.call(
        connection.routes.GET('/v1/document-batches/{id}/files', { params: { path: { id }, query } }),
      );
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: (before) => before,
  });
  const rows = useMemo(() => pages.data?.pages.flatMap(({ items }) => items) ?? [], [pages.data]);
  return { pages, rows };
}
