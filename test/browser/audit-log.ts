import { describe, expect, it } from '@jest/globals';
import { axeFindings } from './axe.js';
import { downloaded } from './downloaded.js';
import { openAt } from './open-at.js';
import { LANGUAGES, type PortalStage, settled } from './portal-stage.js';

const LOG = '/organisation/audit-log';

/** What was done in an organisation's name, as its administrators read it. */
export function auditLog(stage: () => PortalStage): void {
  it.each(LANGUAGES)('tells an administrator who signed in, by name, and opens it whole, in %s', async (language) => {
    const { name, id } = stage().person('supplier');
    const page = await openAt(stage(), 'supplier', `${LOG}?who=${id}&action=signed-in`, language);
    const row = page.getByRole('row', { name });
    await row.first().getByRole('link', { name }).waitFor();
    await row
      .first()
      .getByRole('button', { name: language === 'en' ? 'Sign-in' : '登录' })
      .press('Enter');
    const dialogue = page.getByRole('dialog', { name: language === 'en' ? 'Sign-in' : '登录' });
    await dialogue.waitFor();
    await settled(page);
    expect(await axeFindings(page)).toEqual([]);
    // A path is what it is in any language.
    expect(await dialogue.innerText()).toMatch(/POST \/v1\/(demo\/)?sign-in/);
    await page.context().close();
  });

  describe('an administrator', () => {
    it('narrows it from the screen of a person, clears that, and has it as a file with names', async () => {
      const { name, id } = stage().person('supplier');
      const page = await openAt(stage(), 'supplier', `/organisation/people/${id}`);
      await page.getByRole('link', { name: 'What they did' }).click();
      await page.getByRole('combobox', { name: `Who: ${name}` }).waitFor();
      await page.getByRole('row', { name }).first().waitFor();
      const file = await downloaded(page, 'Export CSV');
      expect(file.name).toBe('audit.csv');
      const [head = '', ...lines] = file.text.trim().split('\n');
      expect(head).toContain('actorName');
      expect(lines.length).toBeGreaterThan(0);
      expect(lines.filter((line) => !line.includes(id))).toEqual([]);
      expect(lines[0]).toContain(name);
      await page.getByRole('button', { name: 'Clear the filters' }).click();
      await page.getByRole('combobox', { name: 'Who: anybody' }).waitFor();
      expect(page.url()).toBe(`${stage().origin}${LOG}`);
      await page.context().close();
    });

    it('finds by keyboard what was done of one kind, and is told when there is none', async () => {
      const page = await openAt(stage(), 'supplier', `${LOG}?about=nothing-of-this-name`);
      await page.getByText('No entry is like that').waitFor();
      expect(await axeFindings(page)).toEqual([]);
      await page.goto(`${stage().origin}${LOG}`);
      await settled(page);
      const what = page.getByRole('combobox', { name: 'What: anything' });
      await what.focus();
      await page.keyboard.type('Act dra');
      await page.keyboard.press('Enter');
      await page.getByRole('combobox', { name: 'What: Act drafted' }).waitFor();
      expect(page.url()).toBe(`${stage().origin}${LOG}?action=act-drafted`);
      await page.context().close();
    });

    it('comes from an entry to what it is about', async () => {
      const page = await openAt(stage(), 'supplier', `${LOG}?action=act-drafted`);
      await page.getByRole('row').nth(1).getByRole('cell').nth(3).getByRole('link').click();
      await page.waitForURL(/\/acts\/[0-9a-f-]{36}$/);
      await page.context().close();
    });
  });

  it('is not for who administers nothing', async () => {
    const page = await openAt(stage(), ['core', 1], LOG);
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('link', { name: 'Audit log' }).count()).toBe(0);
    await page.context().close();
  });
}
