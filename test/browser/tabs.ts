import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { BrowserContext, Page, Request } from 'playwright-core';
import { eventually } from '../support/eventually.js';
import { comeIn, endSessionsOf } from './come-in.js';
import { found } from './found.js';
import { type PortalStage, settled } from './portal-stage.js';

/** More than the six connections that a browser has for a server by HTTP/1.1. */
const TABS = 8;
const SLOW_TEST_MS = 180_000;

/** The streams of news that a browser holds open, by the tabs that hold them. */
function streamsOf(context: BrowserContext): () => Page[] {
  const open = new Set<Request>();
  const isStream = (request: Request) => new URL(request.url()).pathname === '/v1/events';
  context.on('request', (request) => isStream(request) && open.add(request));
  context.on('requestfinished', (request) => open.delete(request));
  context.on('requestfailed', (request) => open.delete(request));
  return () => [...open].map((request) => request.frame().page()).filter((page) => !page.isClosed());
}

/** How one person's tabs share what a browser has once. */
export function tabs(stage: () => PortalStage): void {
  /** Somebody whom the party's administrators hear of. @returns their name */
  const strikeOffAnother = async () => {
    const [machine, name] = [stage().machine('bank'), `Tabs ${randomUUID().slice(0, 8)}`];
    const added = await machine.call(machine.routes.POST('/v1/people', { body: { name, roles: ['viewer'] } }));
    const path = { person: added.person.id };
    await machine.call(machine.routes.DELETE('/v1/people/{person}', { params: { path } }));
    return name;
  };
  const isTold = (pages: readonly Page[], name: string) =>
    Promise.all(pages.map((page) => page.getByRole('row', { name: new RegExp(`${name}.*Struck off`) }).waitFor()));
  const areLive = (pages: readonly Page[]) =>
    Promise.all(pages.map((page) => page.getByText('Live', { exact: true }).waitFor()));

  describe(`${TABS} tabs of a person`, () => {
    it(
      'each load and hear news by one stream, lose and find it together, and go on when the tab that has it is closed',
      async () => {
        const first = await stage().page();
        const context = first.context();
        const streams = streamsOf(context);
        await stage().signIn(context, stage().person('bank'));
        const pages = [first];
        while (pages.length < TABS) pages.push(await context.newPage());
        for (const page of pages) {
          await page.goto(`${stage().origin}/organisation/people`);
          await settled(page);
        }
        await areLive(pages);
        expect(streams()).toHaveLength(1);
        await isTold(pages, await strikeOffAnother());

        await context.setOffline(true);
        await Promise.all(pages.map((page) => page.getByText(/Connection lost/).waitFor({ timeout: SLOW_TEST_MS })));
        const missed = await strikeOffAnother();
        await context.setOffline(false);
        await isTold(pages, missed);
        await areLive(pages);

        const leader = found(streams()[0], 'tab with the stream');
        await leader.close();
        const others = pages.filter((page) => page !== leader);
        await isTold(others, await strikeOffAnother());
        await eventually(() => streams().length === 1, { what: 'there is one stream again' });
        await areLive(others);
        await context.close();
      },
      SLOW_TEST_MS,
    );

    it(
      'are all told that their session ended, and all go on once the person is back in one of them',
      async () => {
        const person = stage().person('bank');
        const first = await comeIn(stage(), person);
        const streams = streamsOf(first.context());
        await first.goto(`${stage().origin}/organisation/people`);
        const other = await first.context().newPage();
        await other.goto(`${stage().origin}/organisation/people`);
        await areLive([first, other]);
        await endSessionsOf(stage(), person);
        const lost = (page: Page) => page.getByRole('dialog', { name: 'Your session has ended' });
        await Promise.all([lost(first).waitFor(), lost(other).waitFor()]);
        await lost(first).getByRole('button', { name: 'Sign in with a passkey' }).click();
        await Promise.all([lost(first).waitFor({ state: 'hidden' }), lost(other).waitFor({ state: 'hidden' })]);
        await isTold([first, other], await strikeOffAnother());
        await eventually(() => streams().length === 1, { what: 'there is one stream again' });
        await first.context().close();
      },
      SLOW_TEST_MS,
    );
  });
}
