import { describe, expect, it } from '@jest/globals';
import { answer } from './answer.js';
import { axeFindings } from './axe.js';
import { openAt } from './open-at.js';
import { LANGUAGES, type PortalStage, settled } from './portal-stage.js';

/** What an administrator does with people and machines. */
export function organisation(stage: () => PortalStage): void {
  it.each(LANGUAGES)('its dialogues are whole in %s, and say what is missing', async (language) => {
    const isChinese = language === 'zh-CN';
    const page = await stage().signedIn(stage().person('bank'), language);
    for (const [path, add, missing] of [
      ['people', isChinese ? '添加人员' : 'Add a person', isChinese ? '请输入姓名' : 'Enter the person’s name'],
      ['machines', isChinese ? '新建凭据' : 'Make a credential', isChinese ? '请填写用途' : 'Say what it is for'],
    ] as const) {
      await page.goto(`${stage().origin}/organisation/${path}`);
      await settled(page);
      await page.getByRole('button', { name: add }).click();
      const dialogue = page.getByRole('dialog');
      await dialogue.waitFor();
      await settled(page);
      expect(await axeFindings(page)).toEqual([]);
      await dialogue.getByRole('button', { name: add }).click();
      await dialogue.getByText(missing).first().waitFor();
      await settled(page);
      expect(await axeFindings(page)).toEqual([]);
    }
    await page.context().close();
  });

  describe('an administrator', () => {
    it('gives and takes roles, and puts a person out', async () => {
      const other = stage().person('bank', 1);
      const page = await openAt(stage(), 'bank', `/organisation/people/${other.id}`);
      await page.getByRole('checkbox', { name: /Viewer/ }).check();
      await page.getByRole('button', { name: 'Save roles' }).click();
      await page.getByRole('button', { name: 'Save roles' }).and(page.locator(':disabled')).waitFor();
      await page.getByRole('button', { name: 'New link' }).click();
      await answer(page, 'New link');
      await page.getByText('A link for one use').waitFor();
      expect(await page.locator('code').innerText()).toMatch(new RegExp(`^${stage().origin}/enrol#[\\w-]{43}$`));
      await page.getByRole('button', { name: 'Done' }).click();
      await page.getByRole('button', { name: 'Strike off' }).click();
      await answer(page, 'Strike off');
      await page.getByText('Struck off').waitFor();
      await settled(page);
      expect(await axeFindings(page)).toEqual([]);
      await page.context().close();
    });

    it('makes a credential whose secret is shown once and works, and revokes it', async () => {
      const page = await stage().signedIn(stage().person('bank'));
      await page.goto(`${stage().origin}/organisation/machines`);
      await page.getByRole('button', { name: 'Make a credential' }).click();
      await page.getByLabel('What it is for').fill('Treasury');
      await page.getByRole('dialog').getByRole('button', { name: 'Make a credential' }).click();
      await page.getByText('The secret, shown this once').waitFor();
      const [id = '', secret = ''] = await page.locator('code').allInnerTexts();
      const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: id, client_secret: secret });
      const ask = () => fetch(`${stage().platform.baseUrl}/v1/oauth/token`, { method: 'POST', body });
      expect((await ask()).status).toBe(200);
      await page.getByRole('button', { name: 'Done' }).click();
      await page.getByRole('button', { name: 'Revoke: Treasury' }).click();
      await answer(page, 'Revoke');
      await page.getByRole('row', { name: /Treasury.*Revoked/ }).waitFor();
      expect((await ask()).status).toBe(401);
      await page.context().close();
    });

    it('who is none finds neither people nor credentials', async () => {
      const page = await openAt(stage(), ['core', 1], '/organisation');
      expect(await page.getByRole('navigation', { name: 'Parts of the organisation' }).getByRole('link').count()).toBe(
        2,
      );
      await page.goto(`${stage().origin}/organisation/people`);
      await page.getByRole('alert').waitFor();
      expect(await axeFindings(page)).toEqual([]);
      await page.context().close();
    });
  });
}
