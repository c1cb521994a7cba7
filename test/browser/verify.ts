import { truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { PAGE_BUNDLE_LIMITS } from '@tallystick/verification';
import { aBundle, fileOf } from '../../libs/telemetry/src/testing/bundles.js';
import type { Page } from 'playwright-core';
import { eventually } from '../support/eventually.js';
import { anchoredEvidence } from './anchored-evidence.js';
import { axeFindings } from './axe.js';
import { found } from './found.js';
import { lieOf } from './lying-node.js';
import { minorAsText } from './minor-as-text.js';
import { type Language, LANGUAGES, type PortalStage } from './portal-stage.js';

const PATIENCE_MS = 180_000;
/** A service that answers does so in a few. */
const NO_ANSWER_MS = 2_000;

interface Log {
  readonly transactionHash: string;
}

/** A page that checks by a node alone, with nothing of ours behind it. */
export function verify(stage: () => PortalStage): void {
  /** The link that a claim's page gives to whoever wants to check it, or one of its acts. */
  async function checkLink(name: RegExp): Promise<string> {
    const page = await stage().signedIn(stage().person('core'));
    await page.goto(`${stage().origin}/receivables/${await stage().sharedReceivable()}`);
    const link = page.getByRole('link', { name }).first();
    const address = await link.getAttribute('href');
    await page.context().close();
    return found(address, `address of the link ${name}`);
  }

  /** The page as somebody has it who knows nobody of us; once it is there, our api answers nothing any more. */
  async function opened(link: string, language: Language = 'en'): Promise<Page> {
    const page = await stage().page(language);
    await page.goto(stage().origin + link);
    await page.locator('h1').waitFor();
    await page.context().route(`${stage().origin}/**`, (route) => route.abort());
    await page.getByLabel(/Address of a node|节点地址/).fill(await stage().platform.chainUrl());
    return page;
  }

  /** Of the claim, part by part, as its debtor is told by the service. */
  async function heldAmounts(): Promise<string[]> {
    const core = stage().machine('core');
    const params = { params: { path: { id: await stage().sharedReceivable() } } };
    const { fragments } = await core.call(core.routes.GET('/v1/receivables/{id}', params));
    expect(fragments.length).toBeGreaterThan(0);
    return fragments.map(({ amountMinor }) => minorAsText(amountMinor));
  }

  const check = (page: Page) => page.getByRole('button', { name: /^(Check|核验)$/ }).click();
  const verdict = (page: Page) => page.locator('.vf-verdict strong');

  async function checked(page: Page): Promise<string> {
    await check(page);
    await verdict(page).waitFor({ timeout: PATIENCE_MS });
    return verdict(page).innerText();
  }

  async function withApiStopped(work: () => Promise<void>): Promise<void> {
    const goOn = await stage().platform.hold('api');
    try {
      const asked = fetch(`${stage().origin}/health/live`, { signal: AbortSignal.timeout(NO_ANSWER_MS) });
      await expect(asked).rejects.toMatchObject({ name: 'TimeoutError' });
      await work();
    } finally {
      goOn();
    }
  }

  const steps = (page: Page) => page.locator('.vf-steps').innerText();

  describe('a claim', () => {
    it.each(LANGUAGES)(
      'is checked by a node alone, with the process of our api stopped, in %s',
      async (language) => {
        // What earlier pages complained of is not this one’s.
        stage().takeComplaints();
        const page = await opened(await checkLink(/^Verify this yourself$/), language);
        expect(await axeFindings(page)).toEqual([]);
        const held = await heldAmounts();
        await withApiStopped(async () => expect(await checked(page)).toBe(language === 'en' ? 'It stands' : '成立'));
        const [fragments, history] = [page.locator('table').nth(0), page.locator('table').nth(1)];
        const amounts = (await fragments.innerText()).match(/\d+,\d{3}\.\d{2}/g) ?? [];
        for (const amount of held) expect(amounts).toContain(amount);
        expect(await history.innerText()).toMatch(language === 'en' ? /Party \d+: signed/ : /主体 \d+：已签署/);
        expect(await axeFindings(page)).toEqual([]);
        expect(stage().takeComplaints()).toEqual([]);
        await page.context().close();
      },
      PATIENCE_MS,
    );

    it(
      'of which the node keeps an event back is not taken for whole, whichever event it is',
      async () => {
        const link = await checkLink(/^Verify this yourself$/);
        const count = await logCount(link);
        expect(count).toBeGreaterThan(2);
        for (let place = 0; place < count; place += 1) {
          const page = await opened(link);
          const keptBack = (method: string, truth: unknown) =>
            method === 'eth_getLogs' ? (truth as Log[]).filter((_, other) => other !== place) : truth;
          await lieOf(page, await stage().platform.chainUrl(), keptBack);
          expect([place, await checked(page)]).toEqual([place, 'Something is wrong']);
          expect(await steps(page)).toMatch(/do not fit together|contradicts itself/);
          await page.context().close();
        }
      },
      PATIENCE_MS,
    );

    /** Of a claim, by its page's own words. */
    async function logCount(link: string): Promise<number> {
      const page = await opened(link);
      await checked(page);
      const [, count = '0'] = /(\d+) events of the receivable/.exec(await steps(page)) ?? [];
      await page.context().close();
      return Number(count);
    }

    it.each<[string, (method: string, truth: unknown) => unknown, RegExp]>([
      [
        'another chain',
        (method, truth) => (method === 'eth_chainId' ? '0x1' : truth),
        /serves chain 1, and the ledger/,
      ],
      ['a chain id that is none', (method, truth) => (method === 'eth_chainId' ? {} : truth), /cannot be right/],
      [
        'events that are none',
        (method, truth) => (method === 'eth_getLogs' ? [{ topics: 7 }] : truth),
        /cannot be right/,
      ],
      [
        'nothing of a transaction',
        (method, truth) => (method === 'eth_getTransactionByHash' ? null : truth),
        /knows no transaction/,
      ],
      [
        'other bytes of a transaction',
        (method, truth) =>
          method === 'eth_getTransactionByHash' ? { ...(truth as object), input: `0x${'00'.repeat(40)}` } : truth,
        /who did not sign it|has the hash|signature is none/,
      ],
      [
        'a contract of another’s',
        (method, truth) => (method === 'eth_call' ? `0x${'11'.repeat(192)}` : truth),
        /do not name one another|cannot be right/,
      ],
      ['nothing at all', () => undefined, /cannot be right/],
    ])('is not believed of a node that tells %s', async (_, lie, words) => {
      const page = await opened(await checkLink(/^Verify this yourself$/));
      await lieOf(page, await stage().platform.chainUrl(), lie);
      expect(await checked(page)).toBe('Something is wrong');
      expect(await steps(page)).toMatch(words);
      expect(await axeFindings(page)).toEqual([]);
      await page.context().close();
    });

    it('asks the node for nothing more once it is cancelled', async () => {
      const page = await opened(await checkLink(/^Verify this yourself$/));
      const asked = Promise.withResolvers<void>();
      // Never answered.
      await page.route(`${await stage().platform.chainUrl()}/**`, () => asked.resolve());
      await check(page);
      await asked.promise;
      expect(page.workers()).toHaveLength(1);
      await page.getByRole('button', { name: 'Cancel' }).click();
      await page.getByText('The check was cancelled').waitFor();
      await eventually(() => page.workers().length === 0, { what: 'the worker is gone' });
      await page.context().close();
    });

    it('is not checked where no node answers, which is said', async () => {
      const page = await opened(await checkLink(/^Verify this yourself$/));
      await page.getByLabel('Address of a node').fill('http://127.0.0.1:1');
      expect(await checked(page)).toBe('Not all of it is shown');
      expect(await steps(page)).toContain('The node cannot be reached');
      await page.getByLabel('Address of a node').fill('javascript:alert(1)');
      await page.getByLabel('Relay contract').fill('0x12');
      await check(page);
      expect(await page.locator('.vf-wrong:not(.vf-verdict)').allInnerTexts()).toHaveLength(2);
      expect(await axeFindings(page)).toEqual([]);
      stage().takeComplaints();
      await page.context().close();
    });
  });

  it('an act is checked by the transaction that carried it, each signature with it', async () => {
    const page = await opened(await checkLink(/^Verify the act of transaction/));
    expect(await checked(page)).toBe('It stands');
    expect(await page.getByText(/: signed \(/).count()).toBeGreaterThanOrEqual(2);
    expect(await axeFindings(page)).toEqual([]);
    await page.getByLabel(/Digest of the act/).fill(`0x${'ab'.repeat(32)}`);
    await check(page);
    await page.getByText(/carries no such act/).waitFor();
    await page.context().close();
  });

  describe('a bundle', () => {
    const upload = async (page: Page, text: string) =>
      page.getByLabel('Bundle (JSON file)').setInputFiles({
        ...{ name: 'evidence.json', mimeType: 'application/json' },
        buffer: Buffer.from(text),
      });
    /** By a byte, none of which takes room on the disk. */
    const tooLarge = async () => {
      const path = join(stage().platform.dataDir, 'too-large.json');
      await writeFile(path, '');
      await truncate(path, PAGE_BUNDLE_LIMITS.maxBytes + 1);
      return path;
    };

    it(
      'is proved with a node, and a changed byte of it is named',
      async () => {
        const { file, log } = await anchoredEvidence(stage());
        const link = `${(await checkLink(/^Verify this yourself$/)).replace(/&receivable=\d+/, '')}&log=${log}`;
        const page = await opened(link);
        await page.getByRole('radio', { name: 'An evidence bundle' }).check();
        await upload(page, file);
        expect([await checked(page), await steps(page)]).toEqual(['It stands', expect.any(String)]);
        expect(await axeFindings(page)).toEqual([]);
        const bundle = JSON.parse(file) as { entries: { envelope: string }[] };
        const second = found(bundle.entries[1], 'second message in the demo’s bundle');
        second.envelope = second.envelope.replace(/.(?=.{20}$)/, (digit) => (digit === 'A' ? 'B' : 'A'));
        await upload(page, JSON.stringify(bundle));
        await check(page);
        await page.getByRole('cell', { name: 'entries[1]', exact: true }).first().waitFor();
        expect(await verdict(page).innerText()).toBe('Something is wrong');
        await page.context().close();
      },
      PATIENCE_MS,
    );

    /** A honest site's, with as many messages, as a file; the page is opened where nobody is to be asked. */
    async function choose(messages: number): Promise<Page> {
      stage().takeComplaints();
      const page = await stage().page();
      await page.goto(`${stage().origin}/verify#log=0x${'00'.repeat(20)}`);
      const path = join(stage().platform.dataDir, `${messages}-messages.json`);
      await writeFile(path, fileOf((await aBundle({ batches: messages })).bundle));
      await page.getByLabel('Bundle (JSON file)').setInputFiles(path);
      return page;
    }

    it(
      'of very many messages is checked while the page goes on answering, with progress, and can be cancelled',
      async () => {
        const page = await choose(PAGE_BUNDLE_LIMITS.maxEntries / 2);
        await check(page);
        const shown = () => page.evaluate<number>('document.querySelector("progress")?.value ?? -1');
        await eventually(async () => (await shown()) > 0, { what: 'some of it is done', withinMs: PATIENCE_MS });
        const before = await shown();
        // The hand goes on typing and choosing, and more is done meanwhile.
        await page.getByRole('radio', { name: 'A receivable' }).check();
        await page.getByLabel('Number of the receivable').fill('12');
        await page.getByRole('radio', { name: 'An evidence bundle' }).check();
        await eventually(async () => (await shown()) > before, { what: 'more of it is done', withinMs: PATIENCE_MS });
        expect(await axeFindings(page)).toEqual([]);
        await page.getByRole('button', { name: 'Cancel' }).click();
        await page.getByText('The check was cancelled').waitFor();
        await page.getByRole('button', { name: 'Check', exact: true }).and(page.locator(':focus')).waitFor();
        await eventually(() => page.workers().length === 0, { what: 'the worker is gone' });
        expect(await axeFindings(page)).toEqual([]);
        expect(stage().takeComplaints()).toEqual([]);
        await page.context().close();
      },
      2 * PATIENCE_MS,
    );

    it(
      'is judged the same by the page itself where a browser lets no worker begin',
      async () => {
        const results: string[] = [];
        for (const refuse of [false, true]) {
          const page = await choose(200);
          if (refuse)
            await page.evaluate('globalThis.Worker = class { constructor() { throw new Error("refused"); } }');
          const workers: unknown[] = [];
          page.on('worker', (worker) => workers.push(worker));
          await checked(page);
          expect(workers).toHaveLength(refuse ? 0 : 1);
          results.push(await page.locator('main').innerText());
          await page.context().close();
        }
        expect(results[0]).toMatch(/Messages\s+200/);
        expect(results[1]).toBe(results[0]);
      },
      PATIENCE_MS,
    );

    it(
      'that is none, or too large, is told so; the page works from a file with no network',
      async () => {
        const path = join(stage().platform.dataDir, 'verify.html');
        const saved = await fetch(`${stage().origin}/verify`, { headers: { accept: 'text/html' } });
        await writeFile(path, await saved.text());
        const page = await stage().page();
        await page.context().setOffline(true);
        await page.goto(`${pathToFileURL(path).href}#log=0x${'00'.repeat(20)}`);
        await upload(page, '{}');
        expect(await checked(page)).toBe('Something is wrong');
        await page.getByText('The file is no evidence bundle').waitFor();
        expect(await axeFindings(page)).toEqual([]);
        await page.getByLabel('Bundle (JSON file)').setInputFiles(await tooLarge());
        await check(page);
        await page.getByText(/^The file is larger than [0-9,.]+ MiB/).waitFor();
        expect(await axeFindings(page)).toEqual([]);
        const { file } = await anchoredEvidence(stage());
        await upload(page, file);
        expect(await checked(page)).toBe('Not all of it is shown');
        await page.getByText('Whether the log’s root is anchored on the chain is not shown').waitFor();
        await page.context().close();
      },
      PATIENCE_MS,
    );
  });
}
