import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { writeDespatchAdvice, writeInvoice, writeOrder, writeReceiptAdvice } from '@tallystick/trade/papers';
import { answer } from './answer.js';
import { axeFindings } from './axe.js';
import { WAREHOUSE_RECEIPT } from './document-addresses.js';
import { dropFiles } from './drop-files.js';
import { openAt } from './open-at.js';
import { tradeBetween } from './participants.js';
import { type Language, LANGUAGES, type PortalStage, settled } from './portal-stage.js';

const xml = (name: string, content: string) => ({ name, mimeType: 'application/xml', buffer: Buffer.from(content) });
const BROKEN = xml('broken.xml', '<Order>');

/** How papers are brought in. */
export function uploads(stage: () => PortalStage): void {
  const open = async (part: string, path = '/documents', language: Language = 'en') =>
    openAt(stage(), part, path, language);
  /** By the button, as a person at a keyboard does; the browser then asks for files by a dialogue of its own. */
  const chooseByKeyboard = async (page: Page, button: string, files: readonly ReturnType<typeof xml>[]) => {
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: button }).press('Enter'),
    ]);
    await chooser.setFiles([...files]);
  };
  const uploaded = async (page: Page) => {
    await page.waitForURL(/\/documents\/uploads\//);
    await page.getByText('Done', { exact: true }).waitFor();
    await settled(page);
  };

  describe('an upload', () => {
    it.each(LANGUAGES)(
      'by keyboard takes in what is right and says in %s what is wrong, where, and what to do',
      async (language) => {
        const isChinese = language === 'zh-CN';
        const trade = await tradeBetween(stage(), `UP-${language}`);
        const page = await open('supplier', '/documents', language);
        const files = [
          xml('despatch.xml', writeDespatchAdvice(trade)),
          xml('invoice.xml', writeInvoice(trade)),
          BROKEN,
        ];
        await chooseByKeyboard(page, isChinese ? '选择文件' : 'Choose files', files);
        await page.waitForURL(/\/documents\/uploads\//);
        await page.getByText(isChinese ? '已完成' : 'Done', { exact: true }).waitFor();
        await settled(page);
        const table = page.getByRole('table', { name: isChinese ? '文件' : 'Files', exact: true });
        await table
          .getByRole('row', { name: isChinese ? /despatch\.xml.*已接收/ : /despatch\.xml.*Taken in/ })
          .waitFor();
        await table.getByRole('row', { name: isChinese ? /broken\.xml.*未接收/ : /broken\.xml.*Refused/ }).waitFor();
        const refused = page.getByRole('region', {
          name: isChinese ? '未接收的文件及处理办法' : 'What was not taken in, and what to do',
        });
        await refused.getByText(isChinese ? '不是格式正确的 XML' : 'It is no well-formed XML').waitFor();
        await refused.getByText('xml-malformed').waitFor();
        const bar = page.getByRole('progressbar');
        expect([await bar.getAttribute('aria-valuenow'), await bar.getAttribute('aria-valuemax')]).toEqual(['3', '3']);
        expect(await axeFindings(page)).toEqual([]);
        await table
          .getByRole('row', { name: /invoice\.xml/ })
          .getByRole('link')
          .press('Enter');
        await page.getByRole('heading', { level: 1, name: trade.invoice.number }).waitFor();
        expect(stage().takeComplaints()).toEqual([]);
        await page.context().close();
      },
    );

    it('by dropping is found again after it was left, and files that are known are not taken in twice', async () => {
      const trade = await tradeBetween(stage(), 'DROP');
      const page = await open('core');
      await dropFiles(page, '.pt-drop', [
        { name: 'order.xml', content: writeOrder(trade) },
        { name: 'receipt.xml', content: writeReceiptAdvice(trade) },
      ]);
      await page.waitForURL(/\/documents\/uploads\//);
      await page.getByRole('link', { name: 'All documents' }).click();
      await page.getByRole('heading', { level: 1, name: 'Documents' }).waitFor();
      const uploads = page.getByRole('table', { name: 'Uploads' });
      await uploads.getByRole('row', { name: /order\.xml \+1.*2 of 2.*Done/ }).waitFor();
      await page.reload();
      await settled(page);
      await uploads.getByRole('link', { name: 'order.xml +1' }).press('Enter');
      await page.getByRole('row', { name: /receipt\.xml.*Taken in/ }).waitFor();
      await page.getByRole('link', { name: 'All documents' }).click();
      await dropFiles(page, '.pt-drop', [{ name: 'again.xml', content: writeOrder(trade) }]);
      await uploaded(page);
      await page.getByRole('row', { name: /again\.xml.*Known already/ }).waitFor();
      await page.context().close();
    });

    it('goes on when the connection is back, and sends what is missing when the page was closed meanwhile', async () => {
      const trade = await tradeBetween(stage(), 'LOST');
      const page = await open('supplier');
      const files = [xml('lost-1.xml', writeDespatchAdvice(trade)), xml('lost-2.xml', writeInvoice(trade))];
      // The connection breaks when files are sent: the batch is announced, and none of them arrives.
      await page.route('**/files/*', (route) => route.abort('connectionreset'));
      await chooseByKeyboard(page, 'Choose files', files);
      await page.waitForURL(/\/documents\/uploads\//);
      await page.getByRole('row', { name: /lost-1\.xml.*Being sent/ }).waitFor();
      await page.getByText('0 of 2 files are settled.').waitFor();
      expect(await axeFindings(page)).toEqual([]);
      const address = page.url();
      const later = await page.context().newPage();
      await later.goto(address);
      await later.getByText('2 files have not come.').waitFor();
      await settled(later);
      expect(await axeFindings(later)).toEqual([]);
      // In the other page the same files are chosen again: one of them, which is sent and heard of in the first.
      const [chooser] = await Promise.all([
        later.waitForEvent('filechooser'),
        later.getByRole('button', { name: 'Choose the files again' }).press('Enter'),
      ]);
      await chooser.setFiles(files.slice(0, 1));
      await later.getByRole('row', { name: /lost-1\.xml.*Taken in/ }).waitFor();
      await later.getByText('1 file has not come.').waitFor();
      await page.getByText('1 of 2 files are settled.').waitFor();
      await page.unroute('**/files/*');
      await page.getByText('Done', { exact: true }).waitFor();
      await page.getByRole('row', { name: /lost-2\.xml.*Taken in/ }).waitFor();
      await later.getByText('Done', { exact: true }).waitFor();
      const others = stage()
        .takeComplaints()
        .filter((one) => !one.includes('ERR_CONNECTION_RESET'));
      expect(others).toEqual([]);
      await page.context().close();
    }, 120_000);

    it('of evidence becomes a record of its own, which nobody else finds', async () => {
      const page = await open('subSupplier');
      const content = JSON.stringify({ ...WAREHOUSE_RECEIPT, number: 'WR-EVIDENCE' });
      await dropFiles(page, '.pt-drop', [{ name: 'warehouse.json', content }]);
      await uploaded(page);
      await page.getByRole('link', { name: 'Open the record' }).press('Enter');
      await page.getByRole('heading', { level: 1, name: 'Warehouse receipt WR-EVIDENCE' }).waitFor();
      await page.getByText('It has something that no such record has').waitFor();
      const address = page.url();
      await page.getByRole('link', { name: 'All evidence' }).press('Enter');
      await page.getByRole('row', { name: /WR-EVIDENCE.*Warehouse receipt.*1 paper.*Warnings/ }).waitFor();
      const other = await open('supplier');
      await other.goto(address);
      await other.getByRole('alert').waitFor();
      expect(await other.getByText('WR-EVIDENCE').count()).toBe(0);
      await page.context().close();
      await other.context().close();
    });

    it('that nobody will finish is forgotten, and its place is free', async () => {
      const machine = stage().machine('core');
      const body = { label: 'abandoned', files: [{ name: 'never.xml', sha256: 'a'.repeat(64), bytes: 10 }] };
      const { id } = await machine.call(machine.routes.POST('/v1/document-batches', { body }));
      const page = await open('core', `/documents/uploads/${id}`);
      await page.getByRole('button', { name: 'Forget this upload' }).click();
      await answer(page, 'Forget this upload');
      await page.getByRole('heading', { level: 1, name: 'Documents' }).waitFor();
      await page.goto(`${stage().origin}/documents/uploads/${id}`);
      await page.getByRole('alert').waitFor();
      expect(await axeFindings(page)).toEqual([]);
      await page.context().close();
    });

    it('is nobody’s to begin who may only read', async () => {
      const page = await openAt(stage(), ['supplier', 1], '/documents');
      await page.getByText(/Bringing them in takes a maker/).waitFor();
      expect(await page.getByRole('button', { name: 'Choose files' }).count()).toBe(0);
      expect(await axeFindings(page)).toEqual([]);
      await page.context().close();
    });
  });
}
