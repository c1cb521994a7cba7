import { describe, expect, it } from '@jest/globals';
import { eventually } from '../support/eventually.js';
import { refuse } from './act-at.js';
import { axeFindings } from './axe.js';
import { claimSheets } from './claim-sheets.js';
import { downloaded } from './downloaded.js';
import { drawnWidths } from './drawn-widths.js';
import { found } from './found.js';
import { issueMany } from './many-receivables.js';
import { openAt } from './open-at.js';
import type { PortalStage } from './portal-stage.js';

const MANY = 10_000;
const ALL_SEEN_WITHIN_MS = 200_000;

/** What became of the demo's claim that three hold, and whose each part then was. */
const LINEAGE = [
  ['Issued', '宁波精工传动有限公司'],
  ['Transferred · Kept as the rest', '苏州恒达轴承有限公司', '宁波精工传动有限公司'],
  ['Transferred · Kept as the rest', '深圳明光五金加工厂', '苏州恒达轴承有限公司'],
] as const;

/** Of an element, as the browser has it. */
interface Scrolled {
  readonly scrollHeight: number;
  scrollTo(left: number, top: number): void;
}

/** What a supplier and a core enterprise do with their claims. */
export function receivables(stage: () => PortalStage): void {
  describe('a receivable', () => {
    it('is drawn by holder, with a table that says the same, its lineage, and who signed each act', async () => {
      const page = await openAt(stage(), 'core', `/receivables/${await stage().sharedReceivable()}`);
      const table = page.getByRole('table', { name: 'The claim, by holder' });
      await table.getByText('深圳明光五金加工厂').waitFor();
      const rows = await table.getByRole('row').allInnerTexts();
      expect(rows.slice(1).map((row) => row.replaceAll(/\s+/g, ' ').trim())).toEqual([
        expect.stringMatching(/^宁波精工传动有限公司 CNY ?680,000.00 60.18% CNY ?0.00 CNY ?680,000.00 Free$/),
        expect.stringMatching(/^苏州恒达轴承有限公司 CNY ?330,000.00 29.2% /),
        expect.stringMatching(/^深圳明光五金加工厂 CNY ?120,000.00 10.62% /),
      ]);
      await page.getByRole('img', { name: /The claim of CNY 1,130,000.00 as a bar of 3 parts/ }).waitFor();
      const widths = await drawnWidths(page);
      expect(widths.map((width) => Number.parseFloat(width).toFixed(2))).toEqual(['60.18', '29.20', '10.62']);
      const lineage = page.locator('.pt-lineage li');
      for (const [place, [what, ...holders]] of LINEAGE.entries()) {
        const step = lineage.nth(place);
        // Names are asked for by themselves, and come after what they name.
        for (const holder of holders) await step.getByText(holder, { exact: true }).waitFor();
        expect(await step.locator('b').innerText()).toBe(what);
        expect(await step.locator('.pt-band').allInnerTexts()).toEqual(holders);
      }
      expect(await lineage.count()).toBe(LINEAGE.length);
      const issue = page.getByRole('table', { name: 'History' }).getByRole('row', { name: /Issued/ });
      await issue.getByText('华星汽车股份有限公司').waitFor();
      expect(await issue.innerText()).toMatch(/华星汽车股份有限公司 · 宁波精工传动有限公司/);
      expect(await axeFindings(page)).toEqual([]);
      await page.context().close();
    });

    claimSheets(stage);

    it('of which another holds part shows that part to nobody else', async () => {
      const page = await openAt(stage(), 'subSupplier', `/receivables/${await stage().sharedReceivable()}`);
      const drawn = page.getByRole('table', { name: 'The claim, by holder' });
      await drawn.getByText('苏州恒达轴承有限公司').waitFor();
      const table = await drawn.innerText();
      expect(table).toMatch(/苏州恒达轴承有限公司/);
      expect(table).not.toMatch(/宁波精工|深圳明光/);
      await page.context().close();
    });
  });

  describe('the list', () => {
    it('is narrowed, sorted and exported by keyboard alone, and its address can be sent', async () => {
      const page = await openAt(stage(), 'supplier', '/');
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.innerText')).toBe('Skip to content');
      await page.getByRole('link', { name: 'Receivables' }).press('Enter');
      await page.getByRole('heading', { name: 'Receivables', level: 1 }).waitFor();
      const state = page.getByRole('combobox', { name: 'State: Any state' });
      await state.press('ArrowDown');
      await state.press('ArrowDown');
      await state.press('ArrowDown');
      await state.press('Enter');
      await page.getByRole('combobox', { name: 'State: Settled' }).waitFor();
      await page.getByRole('button', { name: 'Face' }).press('Enter');
      await page.waitForURL(/state=settled.*sort=-faceMinor/);
      await page
        .getByRole('columnheader', { name: 'Face', exact: false })
        .and(page.locator('[aria-sort=descending]'))
        .waitFor();
      expect(await page.getByRole('row', { name: /Settled/ }).count()).toBe(1);
      const csv = await downloaded(page, 'Export CSV');
      expect(csv.text.trim().split('\n')).toHaveLength(2);
      expect(csv.text).toContain(stage().demo.receivable);
      await page.reload();
      await page.getByRole('combobox', { name: 'State: Settled' }).waitFor();
      await page.getByRole('link', { name: /^…/ }).press('Enter');
      await page.getByRole('heading', { name: /^Receivable …/ }).waitFor();
      await page.context().close();
    });

    it(`of ${MANY} rows scrolls to its end with few of them drawn`, async () => {
      await issueMany(stage(), MANY);
      const page = await openAt(stage(), 'bank', '/receivables?sort=faceMinor');
      const frame = page.getByRole('group', { name: 'Receivables' });
      const drawn = () => page.locator('tbody tr').count();
      // Until no page is left: the number says when there is more.
      const isAtItsEnd = async () => {
        await frame.evaluate((node) => {
          const scrolled = node as unknown as Scrolled;
          scrolled.scrollTo(0, scrolled.scrollHeight);
        });
        expect(await drawn()).toBeLessThan(80);
        return /^10,\d{3} rows$/.test(await page.locator('.tk-table-foot').innerText());
      };
      await eventually(isAtItsEnd, { what: 'the list is at its end', withinMs: ALL_SEEN_WITHIN_MS, pollMs: 20 });
      expect(await axeFindings(page)).toEqual([]);
      await page.context().close();
    }, 240_000);
  });

  describe('what is on the screen', () => {
    it('is kept as it is at the service, and says when it may not be', async () => {
      const page = await stage().signedIn(stage().person('subSupplier'));
      await page.goto(stage().origin);
      await page.getByRole('row', { name: /Transfer.*1 of 2/ }).waitFor();
      await page.getByText('Live', { exact: true }).waitFor();
      await page.context().setOffline(true);
      await page.getByText(/Connection lost/).waitFor();
      expect(await axeFindings(page)).toEqual([]);
      const machine = stage().machine('subSupplier');
      const { items } = await machine.call(machine.routes.GET('/v1/acts', { params: { query: { awaitingMe: true } } }));
      await refuse(stage(), found(items[0], 'act that waits').id, 'subSupplier');
      await page.context().setOffline(false);
      await page.getByText('Nothing waits for you').waitFor();
      await page.getByText('Live', { exact: true }).waitFor();
      await page.context().close();
    });
  });
}
