import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { axeFindings } from './axe.js';
import { LANGUAGES, type PortalStage, settled } from './portal-stage.js';

/** When money is due, and to whom. */
export function settlement(stage: () => PortalStage): void {
  it('is a calendar whose days, table and export say the same as the service', async () => {
    const core = stage().machine('core');
    const { owed } = await core.call(core.routes.GET('/v1/position', {}));
    const month = owed.find(({ overdueMinor }) => overdueMinor === '0')?.month ?? '';
    const query = { params: { query: { month } } };
    const { held, owed: days } = await core.call(core.routes.GET('/v1/position', query));
    const rows = held.length + days.length;
    expect(days.length).toBeGreaterThan(0);
    const page = await stage().signedIn(stage().person('core'));
    await page.goto(`${stage().origin}/settlement?month=${month}`);
    await settled(page);
    const table = page.getByRole('table', { name: /^Due in .*, by day$/ });
    await table.waitFor();
    expect(await table.locator('tbody tr').count()).toBe(rows);
    const calendar = page.getByRole('table', { name: /^Calendar of/ });
    for (const { day = '', amountMinor } of days) {
      const amount = (Number(amountMinor) / 100).toLocaleString('en', { minimumFractionDigits: 2 });
      const drawn = calendar.getByRole('cell').filter({ has: page.locator(`time[datetime="${day}"]`) });
      expect(await drawn.innerText()).toContain(amount);
    }
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export CSV' }).press('Enter'),
    ]);
    const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
    expect(lines).toHaveLength(rows + 1);
    expect(lines.slice(1).every((line) => line.startsWith(`${month}-`))).toBe(true);
    await page.context().close();
  });

  it('goes from month to month by keyboard, says where there is nothing, and can be sent by its address', async () => {
    const page = await stage().signedIn(stage().person('supplier'));
    await page.goto(`${stage().origin}/settlement?month=2099-12`);
    await settled(page);
    await page.getByText('Nothing is due in this month').waitFor();
    await page.getByRole('button', { name: 'Later month' }).press('Enter');
    await page.waitForURL(/month=2100-01/);
    expect(await axeFindings(page)).toEqual([]);
    const months = page.locator('.pt-strip button');
    await months.first().press('Enter');
    await page.locator('.pt-strip button[aria-pressed=true]').waitFor();
    await page.context().close();
  });

  describe('a day', () => {
    it.each(LANGUAGES)('is typed or picked as days are written in %s', async (language) => {
      // What earlier pages complained of is not this one’s.
      stage().takeComplaints();
      const page = await stage().signedIn(stage().person('supplier'), language);
      await page.goto(`${stage().origin}/receivables?dueFrom=2027-03-31`);
      await settled(page);
      const field = page.getByLabel(language === 'en' ? 'Due from' : '到期日自');
      expect(await field.inputValue()).toBe(language === 'en' ? '31 Mar 2027' : '2027年3月31日');
      await field.click();
      await page.locator('.ant-picker-dropdown').waitFor();
      expect(await axeFindings(page)).toEqual([]);
      await field.fill('2027-04-02');
      await field.press('Enter');
      await page.waitForURL(/dueFrom=2027-04-02/);
      expect(stage().takeComplaints()).toEqual([]);
      await page.context().close();
    });
  });
}
