import { describe, expect, it } from '@jest/globals';
import { axeFindings } from './axe.js';
import { downloaded } from './downloaded.js';
import { found } from './found.js';
import { openAt } from './open-at.js';
import { type Language, LANGUAGES, type PortalStage, settled } from './portal-stage.js';

/** How papers are found, and how one is read. */
export function documents(stage: () => PortalStage): void {
  const open = async (part: string, path = '/documents', language: Language = 'en') =>
    openAt(stage(), part, path, language);

  describe('the documents', () => {
    it('are narrowed by keyboard, exported as they are narrowed, and their address can be sent', async () => {
      const page = await open('supplier');
      const kind = page.getByRole('combobox', { name: 'Kind: Any kind' });
      await kind.press('ArrowDown');
      for (let place = 0; place < 4; place += 1) await kind.press('ArrowDown');
      await kind.press('Enter');
      await page.getByRole('combobox', { name: 'Kind: Invoice' }).waitFor();
      await page.waitForURL(/kind=invoice/);
      await page.goto(`${page.url()}&found=faulty`);
      await page.getByRole('combobox', { name: 'Findings: Errors or warnings' }).waitFor();
      await settled(page);
      const table = page.getByRole('table', { name: 'Documents' });
      await table.getByRole('row', { name: /INV-2026-0006.*Invoice.*Errors · 1 finding/ }).waitFor();
      const csv = await downloaded(page, 'Export CSV');
      const lines = csv.text.trim().split('\n');
      expect(lines.filter((line) => line.includes('INV-2026-0006'))).toHaveLength(1);
      expect(lines.slice(1).every((line) => /error|warning/.test(line))).toBe(true);
      await page.getByLabel('With', { exact: true }).fill('深圳');
      await page.getByRole('button', { name: 'Clear filters' }).press('Enter');
      await page.getByRole('combobox', { name: 'Kind: Any kind' }).waitFor();
      await page.context().close();
    });

    it('of one counterparty are found by its name', async () => {
      const page = await open('supplier');
      await page.getByLabel('With', { exact: true }).fill('华星汽车股份有限公司');
      // The directory's answer comes after the typing: what is offered is chosen as the browser would.
      await page.locator('datalist option[value="华星汽车股份有限公司"]').waitFor({ state: 'attached' });
      await page.getByLabel('With', { exact: true }).fill('华星汽车股份有限公司 ');
      await page.waitForURL(new RegExp(`counterparty=${stage().party('core').party}`));
      await page.getByRole('row', { name: /INV-2026-0006/ }).waitFor();
      await page.context().close();
    });

    it('with findings are on the home screen of both that they name, and on nobody else’s', async () => {
      for (const part of ['supplier', 'core']) {
        const page = await open(part, '/');
        await page.getByRole('region', { name: 'Your documents with findings' }).getByRole('row').nth(1).waitFor();
        expect(await axeFindings(page)).toEqual([]);
        await page.context().close();
      }
      const page = await open('warehouse', '/');
      await page.getByRole('heading', { name: 'First steps' }).waitFor();
      expect(await page.getByRole('region', { name: 'Your documents with findings' }).count()).toBe(0);
      await page.context().close();
    });
  });

  describe('a document', () => {
    it.each(LANGUAGES)('shows each finding beside the thing it is about, and in the file, in %s', async (language) => {
      const isChinese = language === 'zh-CN';
      const page = await open('supplier', `/documents/${await faultyInvoice(stage())}`, language);
      const sums = page.getByRole('table', { name: isChinese ? '金额' : 'Amounts', exact: true });
      const payable = sums.getByRole('row', { name: isChinese ? /应付金额.*1 项问题/ : /Payable.*1 finding/ });
      await payable.getByRole('button').press('Enter');
      const finding = page.getByRole('listitem').filter({ hasText: 'BR-CO-16' });
      expect(await page.evaluate('document.activeElement.id')).toBe('finding-1');
      await finding
        .getByText(isChinese ? '应付金额不等于价税合计减预付款加舍入调整' : /The payable amount is not/)
        .waitFor();
      await finding.locator('mark').waitFor();
      expect(await finding.locator('mark').innerText()).toBe('<cbc:PayableAmount currencyID="CNY">1130010.00');
      expect(await axeFindings(page)).toEqual([]);
      const original = await downloaded(page, isChinese ? '下载原件' : 'Download the original');
      expect(original.text).toContain('1130010.00</cbc:PayableAmount>');
      await page.context().close();
    });

    it('is nobody’s to see whom it does not name', async () => {
      const page = await open('warehouse', '/');
      await page.goto(`${stage().origin}/documents/${await faultyInvoice(stage())}`);
      await page.getByRole('alert').waitFor();
      expect(await page.getByText('INV-2026-0006').count()).toBe(0);
      await page.context().close();
    });
  });
}

async function faultyInvoice(stage: PortalStage): Promise<string> {
  const machine = stage.machine('supplier');
  const query = { number: 'INV-2026-0006' };
  const { items } = await machine.call(machine.routes.GET('/v1/documents', { params: { query } }));
  return found(items[0], 'invoice INV-2026-0006').id;
}
