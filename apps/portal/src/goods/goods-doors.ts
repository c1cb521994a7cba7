import type { components } from '@tallystick/api-client/browser';
import { useConnection, usePages, useRoutes } from '@tallystick/web-kit';
import { useQuery } from '@tanstack/react-query';
import type { queryOf } from './list-filters.js';

type Schemas = components['schemas'];
export type Receipt = Schemas['WarehouseReceiptView'];
export type ReceiptedTotal = Schemas['ReceiptedTotalView'];

/** Records are what receipts are: whatever brings one in has both asked for anew. */
const RECEIPTS = ['records', 'receipts'] as const;

/** The receipts as they are narrowed, page by page. */
export function useReceipts(query: ReturnType<typeof queryOf>) {
  const connection = useConnection();
  return usePages({
    queryKey: [...RECEIPTS, query],
    ask: (paging) =>
      connection.call(connection.routes.GET('/v1/warehouse-receipts', { params: { query: { ...query, ...paging } } })),
    staysUntilThen: true,
  });
}

export function useReceipt(id: string) {
  const { routes, call } = useRoutes();
  return useQuery({
    queryKey: [...RECEIPTS, 'one', id],
    queryFn: () => call(routes.GET('/v1/warehouse-receipts/{id}', { params: { path: { id } } })),
  });
}

export function useReceiptedTotals() {
  const { routes, call } = useRoutes();
  return useQuery({
    queryKey: [...RECEIPTS, 'totals'],
    queryFn: () => call(routes.GET('/v1/warehouse-receipts/totals')),
  });
}
