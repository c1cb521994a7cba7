import { expect, it } from '@jest/globals';
import { type DownloadedFile, downloaded } from './downloaded.js';
import { openAt } from './open-at.js';
import { type Language, LANGUAGES, type PortalStage } from './portal-stage.js';

const KEPT = {
  en: { button: 'Export CSV', interval: 'The claim, by holder', history: 'History' },
  'zh-CN': { button: '导出 CSV', interval: '债权构成（按持有人）', history: '历史记录' },
} as const satisfies Readonly<Record<Language, unknown>>;
const linesOf = ({ text }: DownloadedFile) => text.trim().split('\r\n');

/** What is kept of a claim's drawings. */
export function claimSheets(stage: () => PortalStage): void {
  /** A party's number and name, as sheets have them. */
  const named = (part: string) => `${stage().party(part).party},${stage().party(part).name}`;

  it.each(LANGUAGES)('is kept as it is drawn: who holds what, and how it came to be so, in %s', async (language) => {
    const id = await stage().sharedReceivable();
    const page = await openAt(stage(), 'core', `/receivables/${id}`, language);
    const { button, interval, history } = KEPT[language];
    const panel = (name: string) => page.getByRole('region', { name, exact: true });
    const [supplier, subSupplier, workshop] = [named('supplier'), named('subSupplier'), named('workshop')];
    // Names come after numbers, all of them at once, and the sheet has what is shown.
    await page.getByRole('table', { name: interval }).getByText('深圳明光五金加工厂').waitFor();
    const holders = await downloaded(page, button, panel(interval));
    expect(holders.name).toBe(`receivable-${id}-holders.csv`);
    expect(linesOf(holders)).toEqual([
      expect.stringMatching(/^receivable,holder,holderName,currency,amountMinor,from,to,/),
      expect.stringContaining(`${id},${supplier},CNY,68000000,0,68000000,`),
      expect.stringContaining(`${id},${subSupplier},CNY,33000000,`),
      expect.stringContaining(`${id},${workshop},CNY,12000000,`),
    ]);
    const told = await downloaded(page, button, panel(history));
    expect(told.name).toBe(`receivable-${id}-history.csv`);
    const [head = '', issued, ...later] = linesOf(told);
    expect(head).toMatch(/^receivable,at,kind,holder,holderName,/);
    expect(issued).toContain(`,issued,${supplier},`);
    expect(issued).toContain(',CNY,113000000,0,113000000,');
    expect(later.length + 1).toBe(await page.getByRole('table', { name: history }).locator('tbody tr').count());
    await page.context().close();
  });
}
