import { describe, expect, it } from '@jest/globals';
import { papersOf } from '@tallystick/stories';
import { axeFindings } from './axe.js';
import { downloaded } from './downloaded.js';
import { found } from './found.js';
import { openAt } from './open-at.js';
import { tradeBetween } from './participants.js';
import { LANGUAGES, type PortalStage, settled } from './portal-stage.js';

/** What a verified trade shows. */
export function trades(stage: () => PortalStage): void {
  describe('a trade', () => {
    it('is verified from its invoice, and its papers are matched line by line, drawn and as a table', async () => {
      const trade = await tradeBetween(stage(), 'MATCH');
      const fewer = { ...trade, lines: trade.lines.map((line, at) => (at === 0 ? { ...line, quantity: '70' } : line)) };
      const { order, despatch, invoice } = papersOf(trade);
      const { receipt } = papersOf(fewer);
      await stage()
        .machine('core')
        .uploadBatch([
          { name: 'order.xml', read: () => Buffer.from(order) },
          { name: 'receipt.xml', read: () => Buffer.from(receipt) },
        ]);
      await stage()
        .machine('supplier')
        .uploadBatch([
          { name: 'despatch.xml', read: () => Buffer.from(despatch) },
          { name: 'invoice.xml', read: () => Buffer.from(invoice) },
        ]);
      const machine = stage().machine('supplier');
      const query = { number: trade.invoice.number };
      const { items } = await machine.call(machine.routes.GET('/v1/documents', { params: { query } }));
      const page = await openAt(stage(), 'supplier', `/documents/${found(items[0], 'invoice of the trade').id}`);
      await page.getByRole('button', { name: 'Verify this trade' }).press('Enter');
      await page.getByRole('heading', { level: 1, name: `Trade of invoice ${trade.invoice.number}` }).waitFor();
      await settled(page);
      const drawing = page.getByRole('group', { name: 'Order, despatch, receipt and invoice, line by line' });
      await drawing.getByText('10 pcs less').waitFor();
      await drawing.getByText('10 pcs more').waitFor();
      expect(await drawing.locator('.pt-step-agrees').count()).toBe(4);
      const table = page.getByRole('table', { name: 'The match as a table' });
      await table
        .getByRole('row', { name: /80 pcs.*80 pcs.*70 pcs.*80 pcs.*-10 pcs.*Received: 10 pcs less/ })
        .waitFor();
      await page.getByRole('row', { name: /Fails.*No more is billed than ordered and received/ }).waitFor();
      await page.getByRole('row', { name: /Not carried by its papers/ }).waitFor();
      expect(await axeFindings(page)).toEqual([]);
      const csv = await downloaded(page, 'Export CSV');
      expect(csv.text).toMatch(/PO-MATCH\/10,六速变速箱总成,80,80,70,80,-10,H87/);
      expect(stage().takeComplaints()).toEqual([]);
      await page.context().close();
    });

    it.each(LANGUAGES)('that a person has to decide says for whom it waits, in %s', async (language) => {
      const machine = stage().machine('supplier');
      const query = { verdict: 'review', limit: 1 };
      const { items } = await machine.call(machine.routes.GET('/v1/verifications', { params: { query } }));
      const page = await openAt(stage(), 'core', `/trades/${found(items[0], 'trade to review').id}`, language);
      const isChinese = language === 'zh-CN';
      const current = page.locator('.pt-nav [aria-current=page]');
      expect(await current.allInnerTexts()).toEqual([isChinese ? '贸易单据' : 'Documents']);
      await page.getByRole('region', { name: isChinese ? '人工判定' : 'A person’s decision' }).waitFor();
      await page
        .getByText(isChinese ? '无此单据' : 'No such paper')
        .first()
        .waitFor();
      expect(await axeFindings(page)).toEqual([]);
      await page.context().close();
    });
  });
}
