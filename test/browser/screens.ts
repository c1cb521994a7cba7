import { describe, expect, it } from '@jest/globals';
import { type ScreenName, SCREENS } from '../../apps/portal/src/screen-list.js';
import { addressOf, openScreen, partOf } from './addresses.js';
import { axeFindings } from './axe.js';
import { openAt } from './open-at.js';
import { type Language, LANGUAGES, type PortalStage, settled } from './portal-stage.js';

const names = Object.keys(SCREENS) as ScreenName[];
/** One window goes through all of them. */
const WALK_TIMEOUT_MS = 240_000;
const CJK = /[\u4e00-\u9fff]/;

/** Those about nothing in particular: a party that holds and owes nothing finds them too. */
const places = names.filter((name) => !SCREENS[name].open && !SCREENS[name].path.includes(':'));

/** What a warehouse is told, which holds and owes nothing. */
const WITH_NOTHING: Partial<Readonly<Record<ScreenName, Readonly<Record<Language, string>>>>> = {
  home: { en: 'First steps', 'zh-CN': '入门步骤' },
  receivables: { en: 'No receivables yet', 'zh-CN': '暂无应收账款' },
  issue: {
    en: 'Receivables are issued by the core enterprise and its supplier',
    'zh-CN': '应收账款由核心企业与其供应商开立',
  },
  financing: { en: 'You hold nothing that can be sold now', 'zh-CN': '目前没有可出售的份额' },
  settlement: { en: 'Nothing is due', 'zh-CN': '暂无到期款项' },
  organisation: { en: 'Warehouse operator', 'zh-CN': '仓储运营方' },
};

/** Who one is, what happens meanwhile, and where the tour stands: asked for around every screen. */
const AROUND = /\/v1\/(session|events|demo)\b/;

/** Every screen of the router: a new one is here from its birth. */
export function screens(stage: () => PortalStage): void {
  describe.each(LANGUAGES)('in %s', (language) => {
    it.each(names)('the screen %s is whole, says all in that language, and axe finds nothing on it', async (name) => {
      const page = await openScreen(stage(), name, language);
      await page.goto(await addressOf(stage(), name));
      await settled(page);
      expect(await page.getAttribute('html', 'lang')).toBe(language);
      const heading = await page.locator('h1').allInnerTexts();
      expect(heading).toHaveLength(1);
      // Names of people and parties are Chinese in either.
      if (name !== 'person' && name !== 'site') expect(CJK.test(heading[0] ?? '')).toBe(language === 'zh-CN');
      expect(await page.title()).toBe(`${heading[0]} · Tallystick`);
      expect(await axeFindings(page)).toEqual([]);
      expect(stage().takeComplaints()).toEqual([]);
      await page.context().close();
    });

    it.each(places)('the screen %s says what to do, or how one stands, where there is nothing', async (name) => {
      const page = await openScreen(stage(), name, language, 'warehouse');
      await page.goto(await addressOf(stage(), name, 'warehouse'));
      await settled(page);
      const words = WITH_NOTHING[name]?.[language];
      if (words !== undefined) await page.getByRole('main').getByText(words, { exact: true }).waitFor();
      expect(await axeFindings(page)).toEqual([]);
      expect(stage().takeComplaints()).toEqual([]);
      await page.context().close();
    });

    it('an address that is nobody’s says so', async () => {
      const page = await stage().signedIn(stage().person('supplier'), language);
      await page.goto(`${stage().origin}/no/such/place`);
      await settled(page);
      expect(await axeFindings(page)).toEqual([]);
      await page.goto(`${stage().origin}/receivables/1`);
      await page.getByRole('alert').waitFor();
      expect(await axeFindings(page)).toEqual([]);
      await page.context().close();
    });
  });

  it.each(names.filter((name) => !SCREENS[name].open))(
    'the screen %s says that it could not ask, and is whole once that is tried again',
    async (name) => {
      const page = await openScreen(stage(), name, 'en');
      const address = await addressOf(stage(), name);
      await page.route('**/v1/**', (route) =>
        AROUND.test(route.request().url()) ? route.fallback() : route.fulfill({ status: 500 }),
      );
      await page.goto(address);
      const alerts = page.getByRole('main').getByRole('alert');
      await alerts.first().waitFor();
      await settled(page);
      expect(await axeFindings(page)).toEqual([]);
      await page.unroute('**/v1/**');
      // What is tried again may show a part that asks for itself and had failed as well.
      while ((await alerts.count()) > 0) {
        await alerts.first().getByRole('button', { name: 'Try again' }).click();
        await settled(page);
      }
      expect(await page.locator('h1').count()).toBe(1);
      stage().takeComplaints();
      await page.context().close();
    },
  );

  it('speak the other language when told to, and keep what was typed', async () => {
    const page = await openAt(stage(), 'supplier', '/financing');
    await page.getByRole('textbox', { name: 'Amount' }).fill('360');
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByRole('heading', { level: 1, name: '融资' }).waitFor();
    expect(await page.getAttribute('html', 'lang')).toBe('zh-CN');
    expect(await page.getByRole('textbox', { name: '金额' }).inputValue()).toBe('360');
    await page.context().close();
  });

  it('stay as they are while the words of the other language do not come, which is said, and speak it when opened again', async () => {
    const page = await openAt(stage(), 'supplier', '/financing');
    await page.getByRole('textbox', { name: 'Amount' }).fill('360');
    const words = '**/assets/zh-*.js';
    await page.route(words, (route) => route.abort());
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByText('The other language could not be loaded').waitFor();
    expect(await page.getAttribute('html', 'lang')).toBe('en');
    expect(await page.getByRole('textbox', { name: 'Amount' }).inputValue()).toBe('360');
    await settled(page);
    expect(await axeFindings(page)).toEqual([]);
    await page.unroute(words);
    await page.reload();
    await page.getByRole('heading', { level: 1, name: '融资' }).waitFor();
    await page.context().close();
    stage().takeComplaints();
  });

  it('say that they could not be shown where the words of the first language do not come, and are there once that is tried again', async () => {
    const page = await stage().signedIn(stage().person('supplier'));
    const words = '**/assets/en-*.js';
    await page.route(words, (route) => route.abort());
    await page.goto(`${stage().origin}/financing`);
    await page.getByRole('alert').getByText('This screen has failed', { exact: true }).waitFor();
    await page.unroute(words);
    await page.getByRole('alert').getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { level: 1, name: 'Financing' }).waitFor();
    await page.context().close();
    stage().takeComplaints();
  });

  it(
    'fits a narrow window without scrolling sideways',
    async () => {
      const page = await stage().page('en', { width: 380, height: 800 });
      await stage().signIn(page.context(), stage().person('supplier'));
      let part = 'supplier';
      for (const name of names.filter((one) => !SCREENS[one].open)) {
        if (partOf(name) !== part) await stage().signIn(page.context(), stage().person((part = partOf(name))));
        await page.goto(await addressOf(stage(), name));
        await settled(page);
        expect([name, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([name, 380]);
      }
      await page.context().close();
    },
    WALK_TIMEOUT_MS,
  );
}
