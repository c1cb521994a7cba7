import type { components } from '@tallystick/api-client/browser';
import { type SignedInPerson, useChange, useConnection, usePages } from '@tallystick/web-kit';

export type Person = components['schemas']['PersonView'];
export type PersonLink = components['schemas']['PersonLinkView'];
export type Role = SignedInPerson['roles'][number];
export const ROLES = ['admin', 'maker', 'checker', 'viewer'] as const satisfies readonly Role[];

const PAGE_PEOPLE = 100;
const PEOPLE = ['people'];

/** Everybody of the organisation, page by page. */
export function usePeople() {
  const connection = useConnection();
  return usePages({
    queryKey: [...PEOPLE, 'list'],
    limit: PAGE_PEOPLE,
    ask: (query) => connection.call(connection.routes.GET('/v1/people', { params: { query } })),
  });
}

/** What changes people; each shows what is so afterwards. */
export function usePeopleChange<Terms, Result>(
  change: (doors: ReturnType<typeof doorsOf>, terms: Terms) => Promise<Result>,
) {
  const connection = useConnection();
  return useChange(PEOPLE, (terms: Terms) => change(doorsOf(connection), terms));
}

function doorsOf(connection: ReturnType<typeof useConnection>) {
  const { routes } = connection;
  const of = (person: string) => ({ params: { path: { person } } });
  return {
    add: (name: string, roles: Role[]) => connection.call(routes.POST('/v1/people', { body: { name, roles } })),
    assign: (person: string, roles: Role[]) =>
      connection.call(routes.PUT('/v1/people/{person}/roles', { ...of(person), body: { roles } })),
    link: (person: string) => connection.call(routes.POST('/v1/people/{person}/link', of(person))),
    withdraw: (person: string) => connection.call(routes.DELETE('/v1/people/{person}/link', of(person))),
    strikeOff: (person: string) => connection.call(routes.DELETE('/v1/people/{person}', of(person))),
    endSessions: (person: string) => connection.call(routes.DELETE('/v1/people/{person}/sessions', of(person))),
    endSession: (person: string, session: string) =>
      connection.call(
        routes.DELETE('/v1/people/{person}/sessions/{session}', { params: { path: { person, session } } }),
      ),
  };
}
