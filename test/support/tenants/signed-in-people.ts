import type { ClientCredentials } from '@tallystick/api-client';
import type { PersonRole } from '@tallystick/platform';
import { PeopleDoors } from '../people-doors.js';
import { SoftwareAuthenticator } from '../software-authenticator.js';

const ORIGIN = 'http://localhost:8080';

export interface SignedInPerson {
  readonly id: string;
  readonly token: string;
  /** Of the machine that brought them in. */
  readonly administrator: PeopleDoors;
  /** With their session. */
  readonly doors: PeopleDoors;
}

/** Brings a person in, as their party's machine does, and signs them in with their own passkey. */
export async function signedInPerson(
  baseUrl: string,
  credentials: ClientCredentials,
  roles: readonly PersonRole[],
): Promise<SignedInPerson> {
  const doors = new PeopleDoors(baseUrl);
  const administrator = await doors.asMachine(credentials);
  const { person, link } = (await administrator.call('POST', 'people', { name: '路人', roles })).body;
  const device = new SoftwareAuthenticator(ORIGIN, true);
  await doors.redeem(link.code, device);
  const { token } = (await doors.signIn(device)).body;
  return { id: person.id, token, administrator, doors: doors.as(token) };
}
