import { describe, expect, it } from '@jest/globals';
import { axeFindings } from './axe.js';
import { downloaded } from './downloaded.js';
import { found } from './found.js';
import { minorAsText } from './minor-as-text.js';
import { openAt } from './open-at.js';
import { LANGUAGES, type PortalStage } from './portal-stage.js';

/** When money is due, and to whom. */
export function settlement(stage: () => PortalStage): void {
  it('is a calendar whose days, table and export say the same as the service', async () => {
    const core = stage().machine('core');
    const { owed } = await core.call(core.routes.GET('/v1/position', {}));
    const { month } = found(
      owed.find(({ overdueMinor }) => overdueMinor === '0'),
      'month in which nothing is overdue',
    );
    const query = { params: { query: { month } } };
    const { held, owed: days } = await core.call(core.routes.GET('/v1/position', query));
    const rows = held.length + days.length;
    expect(days.length).toBeGreaterThan(0);
    const page = await openAt(stage(), 'core', `/settlement?month=${month}`);
    const table = page.getByRole('table', { name: /^Due in .*, by day$/ });
    await table.waitFor();
    expect(await table.locator('tbody tr').count()).toBe(rows);
    const calendar = page.getByRole('table', { name: /^Calendar of/ });
    for (const { day = '', amountMinor } of days) {
      const drawn = calendar.getByRole('cell').filter({ has: page.locator(`time[datetime="${day}"]`) });
      expect(await drawn.innerText()).toContain(minorAsText(amountMinor));
    }
    const csv = await downloaded(page, 'Export CSV');
    const lines = csv.text.trim().split('\r\n');
    expect(lines).toHaveLength(rows + 1);
    expect(lines.slice(1).every((line) => line.startsWith(`${month}-`))).toBe(true);
    await page.context().close();
  });

  it('goes from month to month by keyboard, says where there is nothing, and can be sent by its address', async () => {
    const page = await openAt(stage(), 'supplier', '/settlement?month=2099-12');
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
      const page = await openAt(stage(), 'supplier', '/receivables?dueFrom=2027-03-31', language);
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
