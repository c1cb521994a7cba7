import { describe, expect, it } from '@jest/globals';
import { axeFindings } from './axe.js';
import { downloaded } from './downloaded.js';
import { openAt } from './open-at.js';
import { type Language, LANGUAGES, type PortalStage, settled } from './portal-stage.js';

const YARD = '洋山 3 号库';
const STEEL = '齿轮钢棒 20CrMnTiH';

/** What lies in warehouses by receipts, whose the demo's warehouse, its depositor and their bank each have. */
export function goods(stage: () => PortalStage): void {
  const open = (part: string, language: Language = 'en', path = '/goods') => openAt(stage(), part, path, language);

  it('are added up by unit, and each receipt stands beside its warehouse as it is now, asked for in one question', async () => {
    const page = await stage().signedIn(stage().person('supplier'), 'en');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(`${stage().origin}/goods`);
    const receipts = page.getByRole('table', { name: 'Warehouse receipts' });
    const row = receipts.getByRole('row', { name: new RegExp(`WR-2026-0101.*${STEEL}.*1,000 kg.*${YARD}.*A-03-1`) });
    await row.getByText(/[0-9] critical/).waitFor();
    expect(await row.innerText()).toMatch(/ago|second|minute|now/);
    expect(await row.getByRole('link', { name: YARD }).getAttribute('href')).toBe(`/sites/${stage().demo.site}`);
    // However many receipts there are: nothing is asked of one receipt or of one site.
    expect(asked.filter((path) => /^\/v1\/(sites|warehouse-receipts|records)\/(?!totals$)/.test(path))).toEqual([]);
    const totals = page.getByRole('table', { name: 'What lies where' });
    await totals.getByRole('row', { name: /轴承钢管 GCr15.*420.5 kg/ }).waitFor();
    await totals.getByRole('row', { name: /行星齿轮组.*240 pcs/ }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    const live = page.getByRole('region', { name: 'Warehouses now' });
    await live.getByRole('link', { name: /release orders/ }).click();
    await page.waitForURL(new RegExp(`/sites/${stage().demo.site}/papers$`));
    await page.context().close();
  });

  it('are narrowed by what they are, by an address that can be sent, and exported as they are narrowed', async () => {
    const page = await open('supplier');
    const commodity = page.getByRole('combobox', { name: 'Commodity: Any commodity' });
    await commodity.press('ArrowDown');
    await commodity.press('Enter');
    await page.waitForURL(/commodity=/);
    await page.goto(`${stage().origin}/goods?commodity=${encodeURIComponent(STEEL)}&sort=issuedOn`);
    await page.getByRole('combobox', { name: `Commodity: ${STEEL}` }).waitFor();
    await settled(page);
    const receipts = page.getByRole('region', { name: 'Warehouse receipts' });
    const csv = await downloaded(page, 'Export CSV', receipts);
    const [head = '', ...lines] = csv.text.trim().split('\r\n');
    expect(head).toMatch(/number,issuedOn,commodity,grade/);
    expect(lines.filter((line) => line.includes('WR-2026-0101'))).toHaveLength(1);
    expect(lines.every((line) => line.includes(STEEL))).toBe(true);
    const sums = await downloaded(page, 'Export CSV', page.getByRole('region', { name: 'What lies where' }));
    expect(sums.text).toMatch(/轴承钢管 GCr15,GB\/T 18254,420.5,KGM,洋山 3 号库,洋山恒信仓储有限公司,1/);
    await page.goto(`${stage().origin}/goods?issuedOn=x&from=2030-01-01`);
    await page.getByText('No receipt matches').waitFor();
    await page.getByRole('button', { name: 'Clear filters' }).press('Enter');
    await page.getByRole('row', { name: /WR-2026-0101/ }).waitFor();
    await page.context().close();
  });

  it('are each party’s own: the bank has the receipt that was given to it, and nobody else’s', async () => {
    const page = await open('bank');
    await page.getByRole('row', { name: /WR-2026-0101.*critical/ }).waitFor();
    expect(await page.getByRole('main').innerText()).not.toMatch(/WR-2026-0102|行星齿轮组/);
    await page.context().close();
  });

  it('at a warehouse that one may not see are shown without it, with who decides; what was handed in again counts once', async () => {
    const [client, holder, yard] = [
      stage().machine('subSupplier'),
      stage().party('subSupplier'),
      stage().party('warehouse'),
    ];
    const receipt = (quantity: string) => ({
      ...{ type: 'WarehouseReceipt', number: 'WR-S-1', issueDate: '2026-10-01', commodity: '轴承外圈', unit: 'KGM' },
      warehouseOperator: { name: yard.name, uscc: yard.uscc },
      holder: { name: holder.name, uscc: holder.uscc },
      ...{ quantity, warehouse: YARD, slot: 'C-01', orders: ['PO-S-1'] },
    });
    for (const quantity of ['70', '65.25'])
      await client.call(client.routes.POST('/v1/records', { body: receipt(quantity) }));
    const page = await open('subSupplier');
    const newest = page.getByRole('row', { name: /WR-S-1.*65.25 kg.*Not shown to you/ });
    await newest.waitFor();
    expect(await newest.getByRole('link', { name: YARD }).count()).toBe(0);
    await page.getByRole('row', { name: /WR-S-1.*Handed in again.*70 kg/ }).waitFor();
    await page
      .getByRole('table', { name: 'What lies where' })
      .getByRole('row', { name: /轴承外圈.*65.25 kg/ })
      .waitFor();
    expect(await page.getByRole('main').innerText()).not.toMatch(/critical|135.25/);
    expect(await axeFindings(page)).toEqual([]);
    await page.context().close();
  });

  describe.each(LANGUAGES)('in %s', (language) => {
    const isChinese = language === 'zh-CN';

    it('say what to do where there are none', async () => {
      const page = await open('core', language);
      await page.getByText(isChinese ? '暂无仓单' : 'No warehouse receipts yet').waitFor();
      await page.getByText(isChinese ? '暂无向贵机构开放的仓库' : 'No warehouse is shown to you').waitFor();
      expect(await axeFindings(page)).toEqual([]);
      await page.getByRole('link', { name: isChinese ? '上传仓单' : 'Bring in a receipt' }).press('Enter');
      await page.waitForURL(/\/documents$/);
      await page.context().close();
    });

    it('of one receipt are told on the screen of its record', async () => {
      const page = await open('warehouse', language);
      await page.getByRole('link', { name: 'WR-2026-0102' }).click();
      const facts = page.getByRole('region', { name: isChinese ? '仓单所载货物' : 'Goods by this receipt' });
      await facts.getByText('行星齿轮组').waitFor();
      expect(await facts.innerText()).toMatch(/B-01-2[^]*洋山恒信仓储有限公司[^]*宁波精工传动有限公司/);
      expect(await axeFindings(page)).toEqual([]);
      await page.context().close();
    });
  });
}
