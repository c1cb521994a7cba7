import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type CheckReport,
  writeDespatchAdvice,
  writeInvoice,
  writeOrder,
  writeReceiptAdvice,
} from '@tallystick/trade/papers';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { aTrade } from '../../libs/trade/src/testing/a-trade.js';
import { runCheck } from '../support/run-offline.js';
import { temporaryFolder, type TemporaryFolder } from '../support/temporary-folder.js';

const trade = aTrade();
const dearer = { ...trade, lines: trade.lines.map((line, at) => (at === 0 ? { ...line, price: '855.00' } : line)) };
let folder: TemporaryFolder;
let papers: readonly string[];

async function fileOf(name: string, content: string): Promise<string> {
  const path = join(folder.path, name);
  await writeFile(path, content);
  return path;
}

beforeAll(async () => {
  folder = await temporaryFolder();
  papers = [
    await fileOf('order.xml', writeOrder(trade)),
    await fileOf('despatch.xml', writeDespatchAdvice(trade)),
    await fileOf('receipt.xml', writeReceiptAdvice(trade)),
    await fileOf('invoice.xml', writeInvoice(dearer)),
  ];
});
afterAll(() => folder.remove());

describe('tallystick check by thresholds of one’s own', () => {
  it('judges by them where they are other than ours', async () => {
    expect((await runCheck([...papers])).code).toBe(1);
    const wider = await fileOf('wider.json', '{"tolerances":{"price":{"upper":{"absolute":"500"}}}}');
    expect((await runCheck(['--rules', wider, ...papers])).code).toBe(0);
    const tighter = await fileOf('tighter.json', '{"tolerances":{"price":{"upper":{"percent":"0.1"}}}}');
    const { code, stdout } = await runCheck(['--rules', tighter, '--json', ...papers]);
    expect(code).toBe(2);
    const { checks } = JSON.parse(stdout) as CheckReport;
    expect(checks.filter(({ outcome }) => outcome === 'fail').map(({ id }) => id)).toEqual(['prices-agree']);
  });

  it('says all that is wrong with them as wrong usage, which is no verdict', async () => {
    const wrong = await fileOf('wrong.json', '{"duplicates":{"nearDays":-1},"cirlces":{}}');
    const run = await runCheck(['--rules', wrong, ...papers]);
    expect({ code: run.code, stdout: run.stdout }).toEqual({ code: 64, stdout: '' });
    expect(run.stderr).toMatch(
      /cirlces: no such rule; there are duplicates, [^]*duplicates\.nearDays: expected a whole number from 0 to 366/,
    );
    const absent = await runCheck(['--rules', join(folder.path, 'absent.json'), ...papers]);
    expect(absent).toMatchObject({ code: 64, stderr: expect.stringContaining('cannot be read') });
  });
});
