import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { writeDespatchAdvice, writeInvoice, writeOrder, writeReceiptAdvice } from '@tallystick/trade/papers';
import { axeFindings } from './axe.js';
import { openAt } from './open-at.js';
import { LANGUAGES, type PortalStage, settled } from './portal-stage.js';
import { tradeBetween } from './trade-of-stage.js';

/** What a verified trade shows. */
export function trades(stage: () => PortalStage): void {
  describe('a trade', () => {
    it('is verified from its invoice, and its papers are matched line by line, drawn and as a table', async () => {
      const trade = await tradeBetween(stage(), 'MATCH');
      const fewer = { ...trade, lines: trade.lines.map((line, at) => (at === 0 ? { ...line, quantity: '70' } : line)) };
      await stage()
        .machine('core')
        .uploadBatch([
          { name: 'order.xml', read: () => Buffer.from(writeOrder(trade)) },
          { name: 'receipt.xml', read: () => Buffer.from(writeReceiptAdvice(fewer)) },
        ]);
      await stage()
        .machine('supplier')
        .uploadBatch([
          { name: 'despatch.xml', read: () => Buffer.from(writeDespatchAdvice(trade)) },
          { name: 'invoice.xml', read: () => Buffer.from(writeInvoice(trade)) },
        ]);
      const machine = stage().machine('supplier');
      const query = { number: trade.invoice.number };
      const { items } = await machine.call(machine.routes.GET('/v1/documents', { params: { query } }));
      const page = await openAt(stage(), 'supplier', `/documents/${items[0]?.id}`);
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
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Export CSV' }).press('Enter'),
      ]);
      const csv = await readFile(await download.path(), 'utf8');
      expect(csv).toMatch(/PO-MATCH\/10,六速变速箱总成,80,80,70,80,-10,H87/);
      expect(stage().takeComplaints()).toEqual([]);
      await page.context().close();
    });

    it.each(LANGUAGES)('that a person has to decide says for whom it waits, in %s', async (language) => {
      const machine = stage().machine('supplier');
      const query = { verdict: 'review', limit: 1 };
      const { items } = await machine.call(machine.routes.GET('/v1/verifications', { params: { query } }));
      const page = await openAt(stage(), 'core', `/trades/${items[0]?.id}`, language);
      const isChinese = language === 'zh-CN';
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
