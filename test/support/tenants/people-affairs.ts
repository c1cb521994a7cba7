import type { Participant } from '@tallystick/stories';
import type { MovingPlatform } from '../moving-platform.js';
import { PeopleDoors } from '../people-doors.js';
import { SoftwareAuthenticator } from '../software-authenticator.js';
import type { Marks } from './marks.js';

const ORIGIN = 'http://localhost:8080';

/** A person who is signed in, and another machine's credential, of one party. */
export async function makePeopleAffairs(
  { world: { baseUrl } }: MovingPlatform,
  { party, credentials }: Participant,
  marks: Marks,
) {
  const doors = new PeopleDoors(baseUrl);
  const machine = await doors.asMachine(credentials);
  const { person, link } = (await machine.call('POST', 'people', { name: marks.text('person'), roles: ['viewer'] }))
    .body;
  const device = new SoftwareAuthenticator(ORIGIN, true);
  await doors.redeem(link.code, device);
  const signedIn = doors.as((await doors.signIn(device)).body.token);
  const [session] = (await signedIn.call('GET', 'sessions')).body.items;
  const label = { label: marks.text('machine'), scopes: ['read'] };
  const made = (await machine.call('POST', `organisations/${party}/api-clients`, label)).body as unknown as {
    readonly clientId: string;
  };
  const shown = (await machine.call('GET', `api-clients/${made.clientId}`)).body as unknown as {
    readonly secrets: readonly { readonly id: string }[];
  };
  return {
    ...{ person: person.id, session: session?.id ?? '' },
    ...{ apiClient: made.clientId, clientSecret: shown.secrets[0]?.id ?? '' },
  };
}
