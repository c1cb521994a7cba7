import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readSettings } from '@tallystick/platform';
import { createTestDatabase, type TestDatabase } from '../../../../../test/support/postgres.js';
import { PEOPLE_SETTINGS } from '../../http/people/people-settings.js';
import { peopleTerms } from '../../http/people/people-terms.module.js';
import { Organisation } from '../../infra/organisation.entity.js';
import { peopleEntities } from '../../infra/people/people-entities.js';
import { Person } from '../../infra/people/person.entity.js';
import { PersonLink } from '../../infra/people/person-link.entity.js';
import { PersonSession } from '../../infra/people/person-session.entity.js';
import { RegistrationChallenge } from '../../infra/people/registration-challenge.entity.js';
import { RegistrationChallenges } from './registration-challenges.js';
import { PersonSessions } from './person-sessions.js';

const MINUTE_MS = 60_000;
const terms = peopleTerms(readSettings(PEOPLE_SETTINGS, { SESSIONS_PER_PERSON: '3', SESSION_HOURS: '1' }));

let database: TestDatabase;
let sessions: PersonSessions;
let challenges: RegistrationChallenges;
let person: Person;
let link: string;
let nowMs = Date.UTC(2026, 10, 28);
const clock = { nowMs: () => nowMs };

beforeAll(async () => {
  database = await createTestDatabase({ entities: [Organisation, ...peopleEntities] });
  sessions = new PersonSessions(database.dataSource, clock, terms);
  challenges = new RegistrationChallenges(database.dataSource.getRepository(RegistrationChallenge), clock, terms);
});
afterAll(() => database.drop());
beforeEach(async () => {
  const { manager } = database.dataSource;
  const party = (await manager.save(manager.create(Organisation, { name: '华星', roles: [] }))).party;
  const row = { party, name: '王芳', roles: ['maker' as const], createdAt: new Date(nowMs), struckOffAt: null };
  person = await manager.save(manager.create(Person, row));
  const expiresAt = new Date(nowMs);
  const made = { person: person.id, codeHash: person.id, madeBy: 'x', createdAt: expiresAt, expiresAt };
  link = (await manager.save(manager.create(PersonLink, { ...made, usedAt: null, withdrawnAt: null }))).id;
});

const open = async () => (await sessions.open(person, 'curl', database.dataSource.manager)).token;
const rows = () => database.dataSource.manager.findBy(PersonSession, { person: person.id });

describe('sessions', () => {
  it('are as many as a person may have: the oldest ends', async () => {
    const tokens = [await open(), await open(), await open(), await open()];
    const principals = await Promise.all(tokens.map((token) => sessions.principalOf(token)));
    expect(principals.map((principal) => principal !== undefined)).toEqual([false, true, true, true]);
  });

  it('are kept without their tokens', async () => {
    const token = await open();
    expect(JSON.stringify(await rows())).not.toContain(token.slice(3));
    expect(sessions.isToken(token)).toBe(true);
  });

  it('are a machine’s to nobody: what is no session’s token is not looked for among them', () => {
    expect(sessions.isToken('a'.repeat(43))).toBe(false);
    expect(sessions.isToken(`ps_${'a'.repeat(40)}`)).toBe(false);
  });

  it('tell who asks, by a name that stays, and until when what they open may stay open', async () => {
    const token = await open();
    expect(await sessions.principalOf(token)).toEqual({
      ...{ party: person.party, clientId: `person:${person.id}`, person: { id: person.id, roles: ['maker'] } },
      ...{ scopes: ['read', 'acts', 'documents'], isOperator: false, session: (await rows())[0]?.id },
      tokenExpiresAt: new Date(nowMs + terms.limits.sessionIdleMinutes * MINUTE_MS),
    });
  });

  it('are written to once a minute, and last no longer than they may in all', async () => {
    const token = await open();
    const opened = nowMs;
    nowMs += MINUTE_MS - 1;
    await sessions.principalOf(token);
    expect((await rows())[0]?.lastSeenAt).toEqual(new Date(opened));
    nowMs += 1;
    await sessions.principalOf(token);
    expect((await rows())[0]?.lastSeenAt).toEqual(new Date(nowMs));
    nowMs = opened + 29 * MINUTE_MS;
    await sessions.principalOf(token);
    nowMs = opened + 58 * MINUTE_MS;
    expect((await sessions.principalOf(token))?.tokenExpiresAt).toEqual(new Date(opened + 60 * MINUTE_MS));
    nowMs = opened + 60 * MINUTE_MS;
    expect(await sessions.principalOf(token)).toBeUndefined();
  });

  it('that are over are cleared away by the next', async () => {
    await open();
    nowMs += 61 * MINUTE_MS;
    await open();
    expect(await rows()).toHaveLength(1);
  });
});

describe('challenges', () => {
  it('are taken once, also by many at once', async () => {
    const challenge = await challenges.issue({ link });
    const taken = await Promise.all(Array.from({ length: 5 }, () => challenges.take(challenge, { link })));
    expect(taken.filter(Boolean)).toHaveLength(1);
  });

  it('are 256 bits, of which the hash alone is kept, and go when they are too old', async () => {
    const challenge = await challenges.issue({ link });
    expect(Buffer.from(challenge, 'base64url')).toHaveLength(32);
    const kept = () => database.dataSource.manager.find(RegistrationChallenge);
    expect(JSON.stringify(await kept())).not.toContain(challenge);
    nowMs += terms.limits.challengeSeconds * 1000;
    expect(await challenges.take(challenge, { link })).toBe(false);
    await challenges.issue({ link });
    expect(await kept()).toHaveLength(1);
  });
});
