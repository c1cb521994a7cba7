import { problemOf } from '@tallystick/api-client/browser';
import { type SignedInPerson, useConnection } from '@tallystick/web-kit';

export interface DemoPerson {
  readonly id: string;
  readonly name: string;
  /** The organisation's name. */
  readonly party: string;
  readonly roles: readonly SignedInPerson['roles'][number][];
}

/** The door that an installation with the demo has on its own machine; the OpenAPI document does not name it, so neither does the client. */
export function useDemoDoor(key: string) {
  const { session } = useConnection();
  return {
    people: () => knock<{ items: DemoPerson[] }>('people', { key }).then(({ items }) => items),
    signIn: async (person: string) =>
      session.begin((await knock<{ person: SignedInPerson }>('sign-in', { key, person })).person),
  };
}

async function knock<T>(door: string, body: object): Promise<T> {
  const response = await fetch(`/v1/demo/${door}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw problemOf(answer, response);
  return answer as T;
}
