import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PERSON_ROLES, type Scope } from '@tallystick/platform';
import { scopesOfRoles } from '../../libs/parties/src/domain/people/roles.js';
import type { Operation } from '../support/openapi/api-document.js';
import type { PeopleDoors } from '../support/people-doors.js';
import { withoutUse } from '../support/tenants/comparison.js';
import { startPeopledPlatform } from '../support/tenants/peopled-platform.js';
import { waysToMakeUp } from '../support/tenants/places.js';
import { signedInPerson } from '../support/tenants/signed-in-people.js';
import { Tokens } from '../support/tenants/tokens.js';
import { type Asked, Walk } from '../support/tenants/walk.js';

const START_TIMEOUT_MS = 240_000;
const WALK_TIMEOUT_MS = 180_000;
const HOUR_MS = 3_600_000;
const SIGN_OUT = 'DELETE /v1/session';
const OWNERS = ['supplier', 'warehouse'] as const;
const ANY_ROW = () => true;

/** Asked with a secret of what it is about, by machines that have no credential yet. */
const OF_ANOTHER_TOKEN = ['GET /v1/gateway-enrolments/{id}'];
/** What changes something and is for everybody who may read: their own sessions and passkeys, and which notices they have read. */
const FOR_READERS = [
  ...['DELETE /v1/acting-passkeys/{passkey}'],
  ...['DELETE /v1/session', 'DELETE /v1/sessions/{session}'],
  ...['POST /v1/notices/read', 'POST /v1/sites/{site}/notices/read'],
];

describe('at their own party', () => {
  let walk: Walk;
  beforeAll(async () => {
    walk = await Walk.through(await startPeopledPlatform());
  }, START_TIMEOUT_MS);
  afterAll(async () => {
    walk?.end();
    await walk?.peopled.stop();
  });
  const baseUrl = () => walk.peopled.platform.world.baseUrl;
  const ownerOf = (which: (typeof OWNERS)[number]) => {
    const { scene, warehouse } = walk.peopled;
    return which === 'warehouse' ? warehouse : scene.cast.supplier;
  };
  const closed = () => walk.operations.filter(({ isOpen, name }) => !isOpen && !OF_ANOTHER_TOKEN.includes(name));

  /** None of an answer that refuses in this way, before anything but the token was looked up. */
  function faultOf({ name }: Operation, { answer, queries }: Asked, status: number, code: string): string[] {
    const [asked, isIt] = [
      withoutUse(queries),
      answer.status === status && answer.text.includes(`"code":"${code}"`),
    ] as const;
    const faults = isIt ? [] : [`${name} is answered ${answer.status}, not ${code}: ${answer.text.slice(0, 200)}`];
    return asked.length <= 1 ? faults : [...faults, `${name} asks the database ${asked.length} times: ${asked[1]}`];
  }

  it('every route says what scope it asks for, and nothing is changed by who may only read', () => {
    expect(
      closed()
        .filter(({ scope }) => scope === undefined)
        .map(({ name }) => name),
    ).toEqual([]);
    const readers = closed().filter(({ method, scope }) => method !== 'GET' && scope === 'read');
    expect(readers.map(({ name }) => name)).toEqual(FOR_READERS);
  });

  it.each(OWNERS.flatMap((owner) => PERSON_ROLES.map((role) => [role, owner] as const)))(
    'a %s of a %s is refused what is for another role, by name, and nothing comes of it',
    async (role, owner) => {
      const { token } = await signedInPerson(baseUrl(), ownerOf(owner).credentials, [role]);
      const may = scopesOfRoles([role]);
      const isRefused = ({ scope, isOperatorOnly }: Operation) => isOperatorOnly || !scope || !may.includes(scope);
      const faults: string[] = [];
      const changes = await walk.changes(async () => {
        for (const operation of closed().filter(isRefused)) {
          const code = may.includes(operation.scope as Scope) ? 'operator-only' : 'scope-missing';
          faults.push(...faultOf(operation, await walk.askAbout(operation, [], token), 403, code));
        }
      }, ANY_ROW);
      expect([...faults, ...changes].join('\n')).toBe('');
      for (const operation of closed().filter((one) => !isRefused(one) && one.name !== SIGN_OUT)) {
        const { answer } = await walk.askAbout(operation, waysToMakeUp(operation).at(-1) ?? [], token);
        // By status too: whoever administers reads in the audit log what others were refused.
        const isClosed = answer.status === 403 && /"code":"(scope-missing|operator-only)"/.test(answer.text);
        if (isClosed || [401, 500].includes(answer.status))
          faults.push(`${operation.name} is answered ${answer.status}: ${answer.text.slice(0, 200)}`);
      }
      expect(faults.join('\n')).toBe('');
    },
    WALK_TIMEOUT_MS,
  );

  /** Those who had a right to come in, each by what took it from them. */
  async function putOut(): Promise<Readonly<Record<string, string>>> {
    const { credentials, party } = walk.peopled.warehouse;
    const enter = () => signedInPerson(baseUrl(), credentials, [...PERSON_ROLES]);
    const [ended, struckOff, replaced] = [await enter(), await enter(), await enter()];
    const { administrator } = ended;
    await ended.doors.call('DELETE', 'session');
    await administrator.call('DELETE', `people/${struckOff.id}`);
    await administrator.call('DELETE', `people/${replaced.id}/sessions`);
    const machine = async (takeRight: (of: PeopleDoors, clientId: string) => Promise<unknown>) => {
      const terms = { label: 'ERP', scopes: ['read', 'acts', 'documents', 'administer'] };
      const made: unknown = (await administrator.call('POST', `organisations/${party}/api-clients`, terms)).body;
      const token = await new Tokens(baseUrl()).of(made as Parameters<Tokens['of']>[0]);
      await takeRight(administrator, (made as { readonly clientId: string }).clientId);
      return token;
    };
    return {
      'a person who signed out': ended.token,
      'a person who was struck off': struckOff.token,
      'a person whose sessions were ended': replaced.token,
      'a machine whose credential was ended': await machine((of, id) => of.call('DELETE', `api-clients/${id}`)),
      'somebody with a made-up session': `ps_${'a'.repeat(43)}`,
      'somebody with a made-up token': 'a'.repeat(43),
      'somebody with no token at all': '-',
    };
  }

  async function turnedAway(tokens: Readonly<Record<string, string>>): Promise<void> {
    const faults: string[] = [];
    const changes = await walk.changes(async () => {
      for (const [who, token] of Object.entries(tokens))
        for (const operation of closed()) {
          const found = faultOf(operation, await walk.askAbout(operation, [], token), 401, 'not-signed-in');
          faults.push(...found.map((fault) => `${who}: ${fault}`));
        }
    }, ANY_ROW);
    expect([...faults, ...changes].join('\n')).toBe('');
  }

  it(
    'who was put out is nobody, at any route',
    async () => {
      await turnedAway(await putOut());
    },
    WALK_TIMEOUT_MS,
  );

  it('nobody is without a role: neither door nor database leaves a person so', async () => {
    const { id, administrator } = await signedInPerson(baseUrl(), walk.peopled.warehouse.credentials, ['viewer']);
    expect((await administrator.call('PUT', `people/${id}/roles`, { roles: [] })).status).toBe(422);
    const emptied = walk.peopled.platform.database.dataSource.query(
      `UPDATE papers.person SET roles = '{}' WHERE id = $1`,
      [id],
    );
    await expect(emptied).rejects.toThrow('person_roles');
  });

  it(
    'whose time is over is nobody, at any route',
    async () => {
      const { credentials } = walk.peopled.warehouse;
      const { token: session } = await signedInPerson(baseUrl(), credentials, [...PERSON_ROLES]);
      const token = await new Tokens(baseUrl()).of(credentials);
      walk.peopled.platform.clock.moveBy(13 * HOUR_MS);
      await turnedAway({ 'a person whose session is over': session, 'a machine whose token is over': token });
    },
    WALK_TIMEOUT_MS,
  );
});
