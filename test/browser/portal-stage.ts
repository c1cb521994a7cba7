import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { accountSigner, type ActSigner, keySigner, personKey, TallystickClient } from '@tallystick/api-client';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { DemoFile, DemoParty, DemoPerson } from '../../apps/standalone/src/demo-file.js';
import { launchBrowser } from '../support/browser.js';
import { Platform } from '../support/platform.js';
import { found } from './found.js';

/** Nothing is missing from it in a folder that was begun just now. */
type Demo = Required<DemoFile>;

export const LANGUAGES = ['en', 'zh-CN'] as const;
export type Language = (typeof LANGUAGES)[number];

/** News, the ledger and what a page looks at again every ten seconds come well within it, on a slow and noisy machine too. */
const WAIT_TIMEOUT_MS = 60_000;

/** The product as `npm start` runs it, with the demo, and a real browser before it. */
export class PortalStage {
  /** What pages complained of since it was last asked. */
  private complaints: string[] = [];

  private constructor(
    readonly platform: Platform,
    readonly browser: Browser,
    readonly demo: Demo,
  ) {}

  /** @param dataDir where its data is; by default in the folder of the tests' run */
  static async open(dataDir?: string): Promise<PortalStage> {
    const data = dataDir === undefined ? {} : { dataDir };
    const [platform, browser] = await Promise.all([Platform.start({ flags: [], ...data }), launchBrowser()]);
    const demo = JSON.parse(await readFile(join(platform.dataDir, 'demo.json'), 'utf8')) as Demo;
    return new PortalStage(platform, browser, demo);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.platform.dispose();
  }

  /** Passkeys and cookies belong to this name. */
  get origin(): string {
    return `http://localhost:${this.platform.port}`;
  }

  person(part: string, place = 0): DemoPerson {
    const people = this.demo.people.filter((one) => one.part === part);
    return found(people[place], `person ${place} at the ${part}`);
  }

  party(part: string): DemoParty {
    const party = this.demo.parties.find((one) => one.part === part);
    return found(party, `party that plays the ${part}`);
  }

  /** The demo's claim that three parties hold, which was issued before every other that is live. */
  async sharedReceivable(): Promise<string> {
    const machine = this.machine('subSupplier');
    const query = { state: 'live', sort: 'issuedAt' };
    const { items } = await machine.call(machine.routes.GET('/v1/receivables', { params: { query } }));
    return found(items[0], 'live receivable').id;
  }

  /** The newest transfer: the demo's, which waits for its recipient, unless a test has drafted one since. */
  async waitingAct(): Promise<string> {
    const machine = this.machine('supplier');
    const query = { kind: 'transfer', sort: '-draftedAt', limit: 1 };
    const { items } = await machine.call(machine.routes.GET('/v1/acts', { params: { query } }));
    return found(items[0], 'transfer').id;
  }

  /** Signs for a party by the demo's own keys, as its account is now: every passkey that came onto it voids what was signed before. */
  async signer(part: string): Promise<ActSigner> {
    const { persons, signingKey } = this.party(part);
    const machine = this.machine(part);
    const { account: address, state } = await machine.call(machine.routes.GET('/v1/account'));
    if (!persons || !state) return keySigner(signingKey);
    const { chainId } = await machine.network();
    const account = { address, chainId, configuration: BigInt(state.configuration) };
    return accountSigner(account, persons.slice(0, state.threshold).map(personKey));
  }

  machine(part: string): TallystickClient {
    return new TallystickClient({ baseUrl: this.platform.baseUrl, credentials: this.party(part) });
  }

  /** A browser of somebody's own, with nobody signed in. */
  async page(language: Language = 'en', size = { width: 1440, height: 900 }): Promise<Page> {
    const context = await this.browser.newContext({ locale: language, viewport: size, timezoneId: 'Asia/Shanghai' });
    context.setDefaultTimeout(WAIT_TIMEOUT_MS);
    const page = await context.newPage();
    page.on('pageerror', ({ message }) => this.complaints.push(message));
    page.on('console', (message) => {
      const isRefusal = /status of (401|404|409|422)/.test(message.text());
      if (message.type() === 'error' && !isRefusal) this.complaints.push(message.text());
    });
    return page;
  }

  /** As the demo's own page does it. */
  async signedIn(person: DemoPerson, language: Language = 'en'): Promise<Page> {
    const page = await this.page(language);
    await this.signIn(page.context(), person);
    return page;
  }

  async signIn(context: BrowserContext, { id }: DemoPerson): Promise<void> {
    const answer = await context.request.post(`${this.origin}/v1/demo/sign-in`, {
      headers: { origin: this.origin },
      data: { key: this.demo.doorKey, person: id },
    });
    if (!answer.ok()) throw new Error(`nobody was let in: ${await answer.text()}`);
  }

  /** Errors of the pages' scripts and of their policy since the last time. */
  takeComplaints(): string[] {
    const complaints = this.complaints;
    this.complaints = [];
    return complaints;
  }
}

/** By evaluating, since a page's policy keeps Playwright from waiting for a function. */
const STILL = `Promise.all(document.getAnimations()
  .filter((one) => one.effect.getComputedTiming().endTime !== Infinity).map((one) => one.finished.catch(() => undefined)))`;

/** Everything that was asked for is there, and nothing moves any more. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  await page.locator('main .tk-blank[role=status]').first().waitFor({ state: 'detached' });
  await page.evaluate(STILL);
}
