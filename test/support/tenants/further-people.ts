import type { ClientCredentials } from '@tallystick/api-client';
import { PeopleDoors } from '../people-doors.js';
import { SoftwareAuthenticator } from '../software-authenticator.js';
import type { Steps } from './further-acts.js';

const ORIGIN = 'http://localhost:8080';

/** What people do about themselves, and what is done about them and about machines. */
export function furtherPeople(baseUrl: string, credentials: ClientCredentials, party: string): Steps {
  const doors = new PeopleDoors(baseUrl);
  return {
    persons: async () => {
      const machine = await doors.asMachine(credentials);
      const { person, link } = (await machine.call('POST', 'people', { name: '陈晓', roles: ['viewer'] })).body;
      const device = new SoftwareAuthenticator(ORIGIN, true);
      await doors.redeem(link.code, device);
      const enter = async () => doors.as((await doors.signIn(device)).body.token);
      const [first] = [await enter(), await enter(), await enter()];
      await first.call('GET', 'session');
      const others = (await first.call('GET', 'sessions')).body.items.filter(({ current }) => !current);
      await first.call('DELETE', `sessions/${others[0]?.id}`);
      await machine.call('DELETE', `people/${person.id}/sessions/${others[1]?.id}`);
      await first.call('DELETE', 'session');
      await machine.call('DELETE', `people/${person.id}/sessions`);
      await machine.call('POST', `people/${person.id}/link`);
      await machine.call('DELETE', `people/${person.id}/link`);
    },
    machines: async () => {
      const machine = await doors.asMachine(credentials);
      const body = { label: 'ERP', scopes: ['read'] };
      const made = (await machine.call('POST', `organisations/${party}/api-clients`, body))
        .body as unknown as ClientCredentials;
      const { access_token: token } = (
        await doors.call('POST', 'oauth/token', {
          ...{ grant_type: 'client_credentials', client_id: made.clientId, client_secret: made.clientSecret },
        })
      ).body;
      const asked = { token, client_id: made.clientId, client_secret: made.clientSecret };
      await doors.call('POST', 'oauth/revoke', asked);
      await machine.call('POST', `api-clients/${made.clientId}/secrets`);
      const shown = (await machine.call('GET', `api-clients/${made.clientId}`)).body as unknown as {
        readonly secrets: readonly { readonly id: string }[];
      };
      await machine.call('DELETE', `api-clients/${made.clientId}/secrets/${shown.secrets[0]?.id}`);
    },
  };
}
