import type { components } from '@tallystick/api-client/browser';
import { useChange, usePages, useRoutes } from '@tallystick/web-kit';
import { useQuery } from '@tanstack/react-query';

export type Notice = components['schemas']['NoticeView'];

const NOTICES = ['notices'];
const PAGE = 100;

/** The newest first, page by page. They change by news alone, which the page hears. */
export function useNotices(isUnreadOnly: boolean) {
  const { routes, call } = useRoutes();
  return usePages({
    queryKey: [...NOTICES, { isUnreadOnly }],
    limit: PAGE,
    ask: (paging) => {
      const query = { ...paging, ...(isUnreadOnly ? { unread: 'true' as const } : {}) };
      return call(routes.GET('/v1/notices', { params: { query } }));
    },
  });
}

/** How many are unread, as far as one page tells. */
export function useUnread() {
  const { routes, call } = useRoutes();
  return useQuery({
    queryKey: [...NOTICES, 'unread'],
    queryFn: async () => {
      const query = { limit: PAGE, unread: 'true' as const, fields: 'id' };
      const { items, nextCursor } = await call(routes.GET('/v1/notices', { params: { query } }));
      return { count: items.length, isMore: nextCursor !== undefined };
    },
  });
}

/** Marks a notice and all before it as read: what came meanwhile and nobody saw stays unread. */
export function useMarkingRead() {
  const { routes, call } = useRoutes();
  return useChange(NOTICES, (upTo: string) => call(routes.POST('/v1/notices/read', { body: { upTo } })));
}
