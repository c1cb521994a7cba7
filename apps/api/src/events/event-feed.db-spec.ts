import type { MessageEvent } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LEDGER_CHANNEL, LedgerActivity } from '@tallystick/chain';
import { systemClock } from '@tallystick/kernel';
import { announce, PAPERS_CHANNEL, PapersActivity, type Principal, type Scope } from '@tallystick/platform';
import { firstValueFrom } from 'rxjs';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/postgres.js';
import { EventFeed } from './event-feed.js';
import { LedgerNotifications, PapersNotifications } from './feed-notifications.js';
import { formatPosition, parsePosition } from './feed-position.js';

const NEVER_MS = 600_000;

describe('a party’s events', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase({ entities: [PapersActivity, LedgerActivity] });
  });
  afterAll(() => database.drop());

  let scopes: readonly Scope[] = ['read'];
  const inAnHour = () => new Date(Date.now() + 3_600_000);
  const principal = (party: string, tokenExpiresAt = inAnHour()): Principal => ({
    party,
    clientId: 'x',
    scopes,
    isOperator: false,
    tokenExpiresAt,
  });
  const tell = (party: string, ...subjects: string[]) =>
    database.dataSource.transaction(async (manager) => {
      await announce(
        manager,
        subjects.map((subject) => ({ parties: [party], type: 'act-offered', subject })),
      );
    });

  const stands = () => Promise.resolve(true);

  /** Listens until `done` says so of what was heard. What happens `meanwhile` begins when the stream stands, since it tells only what is new then. */
  async function hear(
    party: string,
    lookAgainMs: number,
    meanwhile: () => Promise<void>,
    done: (heard: MessageEvent[]) => boolean,
    after?: string,
  ): Promise<MessageEvent[]> {
    const feed = new EventFeed(
      database.dataSource,
      new PapersNotifications(database.url, PAPERS_CHANNEL),
      new LedgerNotifications(database.url, LEDGER_CHANNEL),
      lookAgainMs,
      systemClock,
    );
    await feed.onModuleInit();
    const heard: MessageEvent[] = [];
    const [connected, finished] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const subscription = feed.streamFor(principal(party), parsePosition(after), stands).subscribe((message) => {
      heard.push(message);
      connected.resolve();
      if (done(heard)) finished.resolve();
    });
    await connected.promise;
    await meanwhile();
    await finished.promise;
    subscription.unsubscribe();
    await feed.onApplicationShutdown();
    return heard;
  }

  it('say nothing of what happens between others, not even that something does', async () => {
    const others = async () => {
      for (let count = 0; count < 5; count++) await tell('2', `others-${count}`);
      await tell('1', 'own');
    };
    const heard = await hear('1', NEVER_MS, others, (messages) => messages.some(({ type }) => type === 'act-offered'));
    expect(heard.map(({ type }) => type)).toEqual(['connected', 'act-offered']);
  });

  it('say what is of people and credentials to administrators alone', async () => {
    const changed = () =>
      database.dataSource.transaction((manager) =>
        announce(manager, [{ parties: ['9'], type: 'person-roles-changed', subject: 'p' }]),
      );
    const both = async () => {
      await changed();
      await tell('9', 'own');
    };
    const isOwn = (messages: MessageEvent[]) => messages.some(({ type }) => type === 'act-offered');
    const types = (messages: MessageEvent[]) => messages.map(({ type }) => type);
    expect(types(await hear('9', NEVER_MS, both, isOwn))).toEqual(['connected', 'act-offered']);
    scopes = ['read', 'administer'];
    const heard = await hear('9', NEVER_MS, both, isOwn);
    scopes = ['read'];
    expect(types(heard)).toEqual(['connected', 'person-roles-changed', 'act-offered']);
  });

  it('have an id to come back with in every message, the signs of life among them', async () => {
    await tell('3', 'before');
    const heard = await hear(
      '3',
      50,
      async () => undefined,
      ({ length }) => length >= 3,
    );
    expect(heard.slice(1).map(({ type }) => type)).toContain('still-here');
    for (const { id } of heard) expect(parsePosition(id)?.papers).toBeGreaterThan(0n);
  });

  it('of a person say first whose they are, and of a machine that they are nobody’s', async () => {
    const feed = new EventFeed(
      database.dataSource,
      new PapersNotifications(database.url, PAPERS_CHANNEL),
      new LedgerNotifications(database.url, LEDGER_CHANNEL),
      NEVER_MS,
      systemClock,
    );
    const first = (caller: Principal) => firstValueFrom(feed.streamFor(caller, undefined, stands));
    const person = { id: 'wang', roles: [] };
    expect(await first({ ...principal('8'), person })).toMatchObject({ type: 'connected', data: { person: 'wang' } });
    expect((await first(principal('8'))).data).toEqual({});
  });

  it('end with the token that opened them', async () => {
    const feed = new EventFeed(
      database.dataSource,
      new PapersNotifications(database.url, PAPERS_CHANNEL),
      new LedgerNotifications(database.url, LEDGER_CHANNEL),
      NEVER_MS,
      systemClock,
    );
    const heard: (string | undefined)[] = [];
    await new Promise<void>((resolve) => {
      const soon = new Date(Date.now() + 300);
      feed
        .streamFor(principal('5', soon), undefined, stands)
        .subscribe({ next: ({ type }) => heard.push(type), complete: resolve });
    });
    expect(heard).toEqual(['connected']);
  });

  it('end soon after the token was taken back, and tell nothing from that moment on', async () => {
    const feed = new EventFeed(
      database.dataSource,
      new PapersNotifications(database.url, PAPERS_CHANNEL),
      new LedgerNotifications(database.url, LEDGER_CHANNEL),
      1_000,
      systemClock,
    );
    await feed.onModuleInit();
    let isStanding = true;
    const heard: string[] = [];
    await new Promise<void>((resolve) => {
      feed
        .streamFor(principal('6'), undefined, () => Promise.resolve(isStanding))
        .subscribe({
          next: ({ type, data }) => {
            heard.push(type === 'act-offered' ? (data as { subject: string }).subject : String(type));
            if (type === 'connected') void tell('6', 'before');
            if (heard.at(-1) !== 'before') return;
            isStanding = false;
            void tell('6', 'after');
          },
          complete: resolve,
        });
    });
    await feed.onApplicationShutdown();
    expect(heard[0]).toBe('connected');
    expect(heard.slice(heard.indexOf('before'))).toEqual(['before']);
  });

  it('are made up for at once after a long absence', async () => {
    const subjects = Array.from({ length: 450 }, (_, index) => String(index));
    await tell('4', ...subjects);
    const start = formatPosition({ papers: 0n, ledger: 0n });
    const heard = await hear(
      '4',
      NEVER_MS,
      async () => undefined,
      ({ length }) => length > subjects.length,
      start,
    );
    expect(heard.slice(1).map(({ data }) => (data as { subject: string }).subject)).toEqual(subjects);
  });
});
