import type { components } from '@tallystick/api-client/browser';
import { type Connection, useChange, useConnection } from '@tallystick/web-kit';
import { queryOptions, useQuery } from '@tanstack/react-query';

export type OwnPasskey = components['schemas']['ActingPasskeyView'];

export const ACTS = ['acts'];
export const PASSKEYS = ['acting-passkeys'];

/** One act as it is at the service. */
export const actQuery = (connection: Connection, id: string) =>
  queryOptions({
    queryKey: [...ACTS, id],
    queryFn: () => connection.call(connection.routes.GET('/v1/acts/{id}', { params: { path: { id } } })),
  });

export const useAct = (id: string) => useQuery(actQuery(useConnection(), id));

/** Who of the reader’s own organisation approved, and what is to be signed. */
export function useApprovals(id: string) {
  const connection = useConnection();
  return useQuery({
    queryKey: [...ACTS, id, 'approvals'],
    queryFn: () => connection.call(connection.routes.GET('/v1/acts/{id}/approvals', { params: { path: { id } } })),
  });
}

/** Those that the account takes an approval of. */
export const usablePasskeys = (passkeys: readonly OwnPasskey[]): readonly OwnPasskey[] =>
  passkeys.filter(({ state, suspectedAt }) => state === 'on-account' && suspectedAt === undefined);

/** What a person does with an act besides approving it; each shows what is so afterwards. */
export function useActChange<Terms, Result>(
  change: (doors: ReturnType<typeof doorsOf>, terms: Terms) => Promise<Result>,
) {
  const connection = useConnection();
  return useChange(ACTS, (terms: Terms) => change(doorsOf(connection), terms));
}

function doorsOf(connection: ReturnType<typeof useConnection>) {
  const { routes } = connection;
  const of = (id: string) => ({ params: { path: { id } } });
  return {
    refuse: (id: string, reason: string) =>
      connection.call(routes.POST('/v1/acts/{id}/refusal', { ...of(id), body: { reason } })),
    withdraw: (id: string) => connection.call(routes.POST('/v1/acts/{id}/withdrawal', of(id))),
    offer: (id: string) => connection.call(routes.POST('/v1/acts/{id}/offer', of(id))),
    discard: (id: string) => connection.call(routes.DELETE('/v1/acts/{id}', of(id))),
  };
}
