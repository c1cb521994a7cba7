import type { Participant } from '@tallystick/stories';
import type { MovingPlatform } from '../moving-platform.js';
import { PeopleDoors } from '../people-doors.js';
import { type CreationOptions, SoftwareAuthenticator } from '../software-authenticator.js';
import type { Marks } from './marks.js';

const ORIGIN = 'http://localhost:8080';

/** A person who is signed in, and another machine's credential, of one party. */
export async function makePeopleAffairs(
  { world: { baseUrl }, database: { dataSource } }: MovingPlatform,
  { party, credentials }: Participant,
  marks: Marks,
) {
  const doors = new PeopleDoors(baseUrl);
  const machine = await doors.asMachine(credentials);
  const { person, link } = (
    await machine.call('POST', 'people', { name: marks.text('person'), roles: ['viewer', 'maker'] })
  ).body;
  const device = new SoftwareAuthenticator(ORIGIN, true);
  await doors.redeem(link.code, device);
  const signedIn = doors.as((await doors.signIn(device)).body.token);
  const options = (await signedIn.call('POST', 'acting-passkeys/options')).body as unknown as CreationOptions;
  const acting = { label: marks.text('acting'), passkey: device.create(options) };
  const actingPasskey = (await signedIn.call('POST', 'acting-passkeys', acting)).body.id;
  const change = [party, `0x${'1'.repeat(40)}`, `0x${'2'.repeat(64)}`];
  const [{ id: accountChange } = { id: '' }] = await dataSource.query<{ id: string }[]>(
    `INSERT INTO papers.account_change
       (party, account, configuration, remove, add, threshold, deadline, digest, prepared_by, prepared_at)
     VALUES ($1, $2, '1', '{}', '[]', 1, 1900000000, $3, 'erp', now()) RETURNING id`,
    change,
  );
  const [session] = (await signedIn.call('GET', 'sessions')).body.items;
  const label = { label: marks.text('machine'), scopes: ['read'] };
  const made = (await machine.call('POST', `organisations/${party}/api-clients`, label)).body as unknown as {
    readonly clientId: string;
  };
  const shown = (await machine.call('GET', `api-clients/${made.clientId}`)).body as unknown as {
    readonly secrets: readonly { readonly id: string }[];
  };
  return {
    ...{ person: person.id, session: session?.id ?? '', actingPasskey, accountChange },
    ...{ apiClient: made.clientId, clientSecret: shown.secrets[0]?.id ?? '' },
  };
}
