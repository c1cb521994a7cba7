import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PERSON_ROLES } from '@tallystick/platform';
import type { Participant } from '@tallystick/stories';
import { scopesOfRoles } from '../../libs/parties/src/domain/people/roles.js';
import type { Operation } from '../support/openapi/api-document.js';
import type { RawAnswer } from '../support/openapi/raw-call.js';
import { startPeopledPlatform } from '../support/tenants/peopled-platform.js';
import { closedBy, isSharedWith, NAMED_ROUTES } from '../support/tenants/rightful-access.js';
import { signedInPerson } from '../support/tenants/signed-in-people.js';
import { strangerOf, STRANGERS } from '../support/tenants/strangers.js';
import { Tokens } from '../support/tenants/tokens.js';
import { Walk } from '../support/tenants/walk.js';

const START_TIMEOUT_MS = 240_000;
const WALK_TIMEOUT_MS = 180_000;

describe('what is a party’s own', () => {
  let walk: Walk;
  beforeAll(async () => {
    walk = await Walk.through(await startPeopledPlatform());
  }, START_TIMEOUT_MS);
  afterAll(async () => {
    walk?.end();
    await walk?.peopled.stop();
  });
  const baseUrl = () => walk.peopled.platform.world.baseUrl;

  const isClosed = ({ name }: Operation, { status, text }: RawAnswer) =>
    status === 403 && text.includes(`"code":"${closedBy(name)}"`);
  const lacksScope = ({ status, text }: RawAnswer) => status === 403 && text.includes('"code":"scope-missing"');

  it(
    'is found by those whose it is, in so many words: what no stranger is to find is there',
    async () => {
      const { scene, warehouse, marks } = walk.peopled;
      const found = new Set<string>();
      for (const { credentials } of [warehouse, ...Object.values<Participant>({ ...scene.cast })]) {
        const token = await new Tokens(baseUrl()).of(credentials);
        for (const operation of walk.operations.filter(({ method }) => method === 'GET')) {
          const { answer } = await walk.askAbout(operation, [], token);
          if (answer.status === 200) for (const mark of marks.in(answer.text)) found.add(mark);
        }
      }
      expect(marks.all.filter((mark) => !found.has(mark))).toEqual([]);
    },
    WALK_TIMEOUT_MS,
  );

  it.each(STRANGERS)(
    'is neither told nor touched nor betrayed to a foreign %s, at any route',
    async (what) => {
      const token = await new Tokens(baseUrl()).of(await strangerOf(what, walk.peopled));
      const faults: string[] = [];
      const changes = await walk.changes(async () => {
        faults.push(...(await walk.compareAll(token, ({ name }) => isSharedWith(what, name), isClosed)));
      });
      expect([...faults, ...changes].join('\n')).toBe('');
    },
    WALK_TIMEOUT_MS,
  );

  const PEOPLE = STRANGERS.flatMap((what) => PERSON_ROLES.map((role) => [role, what] as const));
  it.each(PEOPLE)(
    'is neither told nor touched nor betrayed to a %s of a foreign %s, at any route',
    async (role, what) => {
      const { token } = await signedInPerson(baseUrl(), await strangerOf(what, walk.peopled), [role]);
      const may = scopesOfRoles([role]);
      const isClosedTo = (operation: Operation, answer: RawAnswer) =>
        isClosed(operation, answer) || (lacksScope(answer) && !(operation.scope && may.includes(operation.scope)));
      const faults: string[] = [];
      // Signing out is asked for at last: it is what a person may do, and ends the walk.
      const isLeftOut = ({ name }: Operation) => isSharedWith(what, name) || name === SIGN_OUT;
      const changes = await walk.changes(async () => {
        faults.push(...(await walk.compareAll(token, isLeftOut, isClosedTo)));
      });
      expect([...faults, ...changes].join('\n')).toBe('');
    },
    WALK_TIMEOUT_MS,
  );

  it('is asked about at every route, and what is shared by right exists', () => {
    const callers = STRANGERS.length + PEOPLE.length;
    process.stdout.write(`${walk.operations.length} routes, ${callers} strangers, ${walk.requests} requests\n`);
    const names = walk.operations.map(({ name }) => name);
    expect(NAMED_ROUTES.filter((name) => !names.includes(name))).toEqual([]);
  });
});

const SIGN_OUT = 'DELETE /v1/session';
