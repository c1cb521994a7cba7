import { describe, expect, it } from '@jest/globals';
import { axeFindings } from './axe.js';
import { openAt } from './open-at.js';
import { LANGUAGES, type PortalStage, settled } from './portal-stage.js';

const BEGIN = { en: 'Take the tour', 'zh-CN': '开始导览' };
const NEXT = { en: 'Next', 'zh-CN': '下一步' };
const END = { en: 'End the tour', 'zh-CN': '结束导览' };

/** The demo's story beside its screens. */
export function tour(stage: () => PortalStage): void {
  describe.each(LANGUAGES)('in %s', (language) => {
    it('is begun at home by who came by the demo’s door, and gone through by keyboard alone', async () => {
      // What earlier pages complained of is not this one’s.
      stage().takeComplaints();
      const page = await stage().page(language);
      await page.goto(`${stage().origin}/demo#${stage().demo.doorKey}`);
      await page.getByRole('button', { name: new RegExp(stage().person('supplier').name) }).press('Enter');
      await page.getByRole('button', { name: BEGIN[language] }).press('Enter');
      const panel = page.getByRole('complementary');
      const titles: string[] = [];
      for (;;) {
        await settled(page);
        titles.push(await panel.getByRole('heading').innerText());
        expect([titles.at(-1), await axeFindings(page)]).toEqual([titles.at(-1), []]);
        const next = panel.getByRole('button', { name: NEXT[language], exact: true });
        if ((await next.count()) === 0) break;
        await next.press('Enter');
        await panel
          .getByRole('heading')
          .filter({ hasNotText: titles.at(-1) ?? '' })
          .waitFor();
      }
      expect(new Set(titles).size).toBe(titles.length);
      expect(titles.length).toBeGreaterThanOrEqual(6);
      await panel.getByRole('button', { name: END[language] }).press('Enter');
      await panel.waitFor({ state: 'detached' });
      expect(stage().takeComplaints()).toEqual([]);
      await page.context().close();
    }, 300_000);
  });

  it('is left by Escape and resumed where it was, and is nobody’s who did not come by that door', async () => {
    const page = await stage().page();
    await page.goto(`${stage().origin}/demo#${stage().demo.doorKey}`);
    await page.getByRole('button', { name: new RegExp(stage().person('core').name) }).click();
    await page.getByRole('button', { name: 'Take the tour' }).click();
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await page.getByRole('heading', { name: 'A core enterprise acknowledges what it owes' }).waitFor();
    await page.getByRole('complementary').press('Escape');
    await page.getByRole('complementary').waitFor({ state: 'detached' });
    await page.goto(stage().origin);
    await page.getByRole('button', { name: 'Resume the tour' }).click();
    await page.getByRole('heading', { name: 'A core enterprise acknowledges what it owes' }).waitFor();
    await page.context().close();
    const other = await openAt(stage(), 'core', '/');
    expect(await other.getByRole('button', { name: /tour/ }).count()).toBe(0);
    await other.context().close();
  });
}
