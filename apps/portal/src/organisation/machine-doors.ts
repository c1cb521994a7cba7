import type { components } from '@tallystick/api-client/browser';
import { type SignedInPerson, useChange, useConnection, usePages, usePerson } from '@tallystick/web-kit';

export type Machine = components['schemas']['ListedApiClientView'];
export type MachineSecret = components['schemas']['ApiClientView'];
export type Scope = SignedInPerson['scopes'][number];

const MACHINES = ['machines'];
const PAGE_MACHINES = 100;

export function useMachines() {
  const connection = useConnection();
  return usePages({
    queryKey: MACHINES,
    limit: PAGE_MACHINES,
    ask: (query) => connection.call(connection.routes.GET('/v1/api-clients', { params: { query } })),
  });
}

/** What changes credentials; each shows what is so afterwards. */
export function useMachineChange<Terms, Result>(
  change: (doors: ReturnType<typeof doorsOf>, terms: Terms) => Promise<Result>,
) {
  const connection = useConnection();
  const { party } = usePerson();
  return useChange(MACHINES, (terms: Terms) => change(doorsOf(connection, party), terms));
}

function doorsOf(connection: ReturnType<typeof useConnection>, party: string) {
  const { routes } = connection;
  const of = (clientId: string) => ({ params: { path: { clientId } } });
  return {
    issue: (label: string, scopes: Scope[]) =>
      connection.call(
        routes.POST('/v1/organisations/{party}/api-clients', { params: { path: { party } }, body: { label, scopes } }),
      ),
    rotate: (clientId: string) => connection.call(routes.POST('/v1/api-clients/{clientId}/secrets', of(clientId))),
    revoke: (clientId: string) => connection.call(routes.DELETE('/v1/api-clients/{clientId}', of(clientId))),
  };
}
