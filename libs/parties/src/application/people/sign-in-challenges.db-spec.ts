import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readSettings } from '@tallystick/platform';
import { createTestDatabase, type TestDatabase } from '../../../../../test/support/postgres.js';
import { PEOPLE_SETTINGS } from '../../http/people/people-settings.js';
import { peopleTerms } from '../../http/people/people-terms.module.js';
import { Organisation } from '../../infra/organisation.entity.js';
import { AnsweredChallenge } from '../../infra/people/answered-challenge.entity.js';
import { peopleEntities } from '../../infra/people/people-entities.js';
import { SignInKey } from '../../infra/people/sign-in-key.entity.js';
import { SignInChallenges } from './sign-in-challenges.js';

const terms = peopleTerms(readSettings(PEOPLE_SETTINGS, {}));
const LIFE_MS = terms.limits.challengeSeconds * 1_000;

let database: TestDatabase;
let nowMs = Date.UTC(2026, 10, 28);
/** Of as many copies of the api. */
const copy = () => new SignInChallenges(database.dataSource, { nowMs: () => nowMs }, terms);
const used = () => database.dataSource.manager.find(AnsweredChallenge);

beforeAll(async () => {
  database = await createTestDatabase({ entities: [Organisation, ...peopleEntities] });
});
afterAll(() => database.drop());

describe('a challenge of a sign-in', () => {
  it('is known to every copy of the api, those that start at once among them, and to nobody with another key', async () => {
    const copies = [copy(), copy(), copy(), copy()];
    const given = await Promise.all(copies.map((one) => one.issue()));
    expect(await database.dataSource.manager.find(SignInKey)).toHaveLength(1);
    for (const one of copies)
      expect(await Promise.all(given.map((challenge) => one.isOpen(challenge)))).toEqual([true, true, true, true]);
    await database.dataSource.query('DELETE FROM papers.sign_in_key');
    expect(await copy().isOpen(given[0] ?? '')).toBe(false);
  });

  it('is kept nowhere until it lets somebody in, and then as its hash', async () => {
    const [challenges, before] = [copy(), await used()];
    const given = await Promise.all(Array.from({ length: 20 }, () => challenges.issue()));
    expect(new Set(given).size).toBe(20);
    expect(await used()).toEqual(before);
    expect(await challenges.use(given[0] ?? '', database.dataSource.manager)).toBe(true);
    expect(await used()).toHaveLength(before.length + 1);
    expect(JSON.stringify(await used())).not.toContain(given[0]);
  });

  it('lets in once, also by many at once at several copies', async () => {
    const challenge = await copy().issue();
    const answers = await Promise.all(
      [copy(), copy(), copy()].map((one) => database.dataSource.transaction((manager) => one.use(challenge, manager))),
    );
    expect(answers.filter(Boolean)).toHaveLength(1);
  });

  it('is too old when it is, and what it let in is kept until no answer can come in any more', async () => {
    const challenges = copy();
    const challenge = await challenges.issue();
    await challenges.use(challenge, database.dataSource.manager);
    nowMs += LIFE_MS - 1;
    expect(await challenges.isOpen(challenge)).toBe(true);
    nowMs += 1;
    expect(await challenges.isOpen(challenge)).toBe(false);
    expect(await challenges.use(challenge, database.dataSource.manager)).toBe(false);
    nowMs += 3_600_000;
    const next = await challenges.issue();
    await challenges.use(next, database.dataSource.manager);
    expect(await used()).toHaveLength(1);
  });

  it.each<[string, (bytes: Buffer) => string]>([
    ['ends later than it was given for', (bytes) => (bytes.writeUIntBE(nowMs + 10 * LIFE_MS, 0, 6), text(bytes))],
    ['has another mark', (bytes) => ((bytes[55] = (bytes[55] ?? 0) ^ 1), text(bytes))],
    ['is cut', (bytes) => text(bytes.subarray(0, 55))],
    ['has more behind it', (bytes) => text(Buffer.concat([bytes, Buffer.of(0)]))],
    ['is written otherwise', (bytes) => `${text(bytes)}=`],
    ['is nothing', () => ''],
  ])('is none of ours when it %s', async (_what, twist) => {
    const challenges = copy();
    const bytes = Buffer.from(await challenges.issue(), 'base64url');
    expect(await challenges.isOpen(twist(bytes))).toBe(false);
  });

  it('is longer than a digest, so that what answers it approves no act', async () => {
    expect(Buffer.from(await copy().issue(), 'base64url').length).toBeGreaterThan(32);
  });
});

const text = (bytes: Buffer) => bytes.toString('base64url');
