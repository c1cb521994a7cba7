import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type CheckReport,
  writeDespatchAdvice,
  writeInvoice,
  writeOrder,
  writeReceiptAdvice,
} from '@tallystick/trade/papers';
import { collectFiles, type ListFolder } from '../../apps/cli/src/check/collect-files.js';
import { submitFile } from '../../apps/cli/src/check/submit-file.js';
import { writeCreditNote } from '../../libs/trade/src/testing/a-credit-note.js';
import { anEvent, GTIN, ROTOR_CLASS, writeEvents } from '../../libs/trade/src/testing/an-event-record.js';
import { writeBankStatement } from '../../libs/trade/src/testing/a-bank-statement.js';
import { writeRemittanceAdvice } from '../../libs/trade/src/testing/a-remittance-advice.js';
import { aTrade, BUYER, withQuantities } from '../../libs/trade/src/testing/a-trade.js';
import { writeEInvoice } from '../../libs/trade/src/testing/an-einvoice.js';
import { writeOrderResponse } from '../../libs/trade/src/testing/an-order-response.js';
import { EN16931_CII } from '../../libs/trade/src/testing/en16931-cii.js';
import { runCheck } from '../support/run-offline.js';

const trade = aTrade();
let folder: string;

const tallystick = (...args: readonly string[]) => runCheck(args);

async function folderOf(name: string, files: Readonly<Record<string, string>>): Promise<string> {
  const path = join(folder, name);
  await mkdir(path);
  for (const [file, content] of Object.entries(files)) await writeFile(join(path, file), content);
  return path;
}

const agreeing = {
  'order.xml': writeOrder(trade),
  'despatch.xml': writeDespatchAdvice(trade),
  'receipt.xml': writeReceiptAdvice(trade),
  'invoice.XML': writeInvoice(trade),
  'notes.txt': 'not a paper',
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tallystick-check-'));
});

afterAll(() => rm(folder, { recursive: true }));

describe('tallystick check', () => {
  it('ties one transfer to the invoices that a remittance advice in the folder lists', async () => {
    const lines = [
      { invoice: trade.invoice.number, debit: '50.00' },
      { invoice: 'OTHER', debit: '30.00' },
    ];
    const entry = { amount: '80.00', payer: BUYER.name, text: 'RA-77' };
    const advised = { ...agreeing, 'advice.xml': writeRemittanceAdvice({ lines }) };
    const claimed = await tallystick(await folderOf('advised', advised));
    expect(claimed.code).toBe(1);
    expect(claimed.stdout).toContain('CNY 50.00 more than the seller’s bank does');
    const paid = { ...advised, 'statement.xml': writeBankStatement({ entries: [entry] }) };
    const { code, stdout } = await tallystick(await folderOf('paid', paid), '--json');
    const report = JSON.parse(stdout) as CheckReport;
    expect({ code, amount: report.financeable[0]?.amountMinor }).toEqual({ code: 0, amount: '11860000' });
    expect(report.documents.map(({ kind }) => kind)).toContain('remittance-advice');
  });

  it('takes every kind of paper: order responses, credit notes, CII invoices and e-invoices', async () => {
    const { number } = trade.invoice;
    const credit = writeCreditNote(withQuantities(trade, '10'), { number: 'CN-1', date: '2026-09-01', of: [number] });
    const path = await folderOf('kinds', {
      ...agreeing,
      'response.xml': writeOrderResponse(trade, 'AP'),
      'credit.xml': credit,
      'fapiao.xml': writeEInvoice(trade),
    });
    const { code, stdout } = await tallystick(path, '--json');
    const report = JSON.parse(stdout) as CheckReport;
    expect({ code, amount: report.financeable[0]?.amountMinor }).toEqual({ code: 0, amount: '10904500' });
    expect(report.documents.map(({ kind }) => kind).sort()).toEqual([
      'credit-note',
      'despatch-advice',
      'invoice',
      'invoice',
      'order',
      'order-response',
      'receipt-advice',
    ]);
    const alone = await folderOf('cii', { 'cii.xml': EN16931_CII });
    expect((await tallystick(alone)).code).toBe(1);
  });

  it('takes records of goods beside the papers, from a folder too, and asks about what did not move', async () => {
    const lines = trade.lines.map((line) => ({ ...line, gtin: GTIN }));
    const papers = {
      'order.xml': writeOrder(trade),
      'despatch.xml': writeDespatchAdvice({ ...trade, lines: lines.slice(0, 1) }),
      'receipt.xml': writeReceiptAdvice(trade),
      'invoice.xml': writeInvoice(trade),
    };
    const halved = anEvent(trade, { quantityList: [{ epcClass: ROTOR_CLASS, quantity: 50 }] });
    const path = await folderOf('events', { ...papers, 'events.json': writeEvents(halved) });
    const { code, stdout } = await tallystick(path, '--json');
    const report = JSON.parse(stdout) as CheckReport;
    expect(report.documents.map(({ kind }) => kind)).toContain('event-record');
    const check = report.checks.find(({ id }) => id === 'goods-moved');
    expect({ code, outcome: check?.outcome, articles: check?.inputs.articles }).toMatchObject({
      code: 1,
      outcome: 'review',
      articles: [{ direction: 'out', papers: '100', events: '50' }],
    });
    const broken = await folderOf('broken-events', { ...papers, 'events.json': '{"type":' });
    expect((await tallystick(broken)).code).toBe(3);
  });

  it('holds invoices to EN 16931 that do not claim to follow it, when asked to', async () => {
    const path = await folderOf('held', agreeing);
    const { code, stdout } = await tallystick(path, '--en16931');
    expect(code).toBe(2);
    expect(stdout).toMatch(/error at [0-9]+:[0-9]+ Invoice\/AccountingSupplierParty.*\[BG-5\] \(BR-08\)/);
  });

  it('exits 0 on papers that agree, and prints the report as JSON and nothing else', async () => {
    const path = await folderOf('agreeing', agreeing);
    const { code, stdout, stderr } = await tallystick(path, '--json');
    const report = JSON.parse(stdout) as CheckReport;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(Object.keys(report)).toEqual(['verdict', 'documents', 'checks', 'financeable']);
    expect(report).toMatchObject({
      verdict: 'pass',
      financeable: [{ invoice: trade.invoice.number, currency: 'CNY', amountMinor: '11865000' }],
    });
    expect(report.documents.map((document) => Object.keys(document))).toEqual(
      Array(4).fill(['file', 'kind', 'number', 'findings']),
    );
    for (const check of report.checks) expect(Object.keys(check)).toEqual(['id', 'outcome', 'inputs', 'reason']);
  });

  it('exits 1 when a paper is missing', async () => {
    const { 'receipt.xml': _receipt, ...rest } = agreeing;
    const { code, stdout } = await tallystick(await folderOf('missing', rest));
    expect(code).toBe(1);
    expect(stdout).toContain('review  papers-complete: no receipt advice');
    expect(stdout).toMatch(/REVIEW: .*\n$/);
  });

  it('exits 2 when sums do not add up, and says where', async () => {
    const bent = writeInvoice(trade).replace('>118650.00</cbc:PayableAmount>', '>118650.01</cbc:PayableAmount>');
    const path = await folderOf('bent', { ...agreeing, 'invoice.XML': bent });
    const { code, stdout } = await tallystick(path, '--json');
    const report = JSON.parse(stdout) as CheckReport;
    expect(code).toBe(2);
    expect(report.documents.flatMap(({ findings }) => findings)).toMatchObject([
      {
        rule: 'BR-CO-16',
        severity: 'error',
        where: expect.stringMatching(/^[0-9]+:[0-9]+ Invoice\/LegalMonetaryTotal/),
      },
    ]);
  });

  it.each([
    ['a DOCTYPE', '<!DOCTYPE Invoice><Invoice/>'],
    ['no XML', 'PDF'],
    ['an unknown root', '<a/>'],
  ])('exits 3 on %s beside good papers', async (name, content) => {
    const { code, stdout } = await tallystick(await folderOf(name, { ...agreeing, 'x.xml': content }), '--json');
    expect(code).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({ verdict: 'unreadable' });
  });

  it('reads a file that is named whatever its ending, and calls one that is not there unreadable', async () => {
    const path = await folderOf('named', agreeing);
    expect((await tallystick(join(path, 'notes.txt'))).code).toBe(3);
    const { code, stdout } = await tallystick(join(path, 'none.xml'), '--json');
    expect(code).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({ documents: [{ kind: '', findings: [{ rule: 'file-unreadable' }] }] });
  });

  it.each(['/dev/zero', '/dev/stdin'])('does not wait for the end of %s', async (path) => {
    const { code, stdout } = await tallystick(path, '--json');
    expect(code).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({ documents: [{ findings: [{ rule: 'file-unreadable' }] }] });
  });

  it('passes over no folder that cannot be listed', async () => {
    const path = await folderOf('closed', agreeing);
    const closed = join(path, 'more');
    await mkdir(closed);
    // Permissions would not keep root out, as whom some run the tests.
    const list: ListFolder = async (folder) => {
      if (folder.toString() === closed) throw new Error('permission denied');
      return readdir(folder, { withFileTypes: true, encoding: 'buffer' });
    };
    const file = (await collectFiles([path], list)).find(({ name }) => name === closed);
    expect(await submitFile(file!)).toMatchObject({ document: undefined, findings: [{ rule: 'folder-unreadable' }] });
  });

  it('follows no links in a folder, so that none can lead in a circle', async () => {
    const path = await folderOf('circle', agreeing);
    await symlink(path, join(path, 'again'));
    expect((await tallystick(path)).code).toBe(0);
  });

  it.each([
    ['no path', []],
    ['an unknown option', ['--jsn', 'x.xml']],
  ])('exits with no verdict’s code on %s, and says how it is called', async (_case, args) => {
    const { code, stdout, stderr } = await tallystick(...args);
    expect({ code, stdout }).toEqual({ code: 64, stdout: '' });
    expect(stderr).toMatch(/^error: /);
  });

  it('reads within the limits that are set, of a file before it is opened too', async () => {
    const path = await folderOf('limited', { 'invoice.xml': writeInvoice(trade), 'big.xml': ' '.repeat(20_000) });
    const { code, stdout } = await runCheck([path, '--json'], {
      settings: { PAPER_MAX_BYTES: '15000', PAPER_MAX_VALUE_CHARACTERS: '100' },
    });
    expect(code).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({
      documents: [{ findings: [{ rule: 'xml-too-large', message: '20000 bytes, at most 15000 are read' }] }, {}],
    });
  });

  it('tells all that is wrong with its settings at once, with no verdict’s code', async () => {
    const { code, stdout, stderr } = await runCheck(['x.xml'], {
      settings: { PAPER_MAX_BYTES: '1', PAPER_MAX_DEPTH: 'deep' },
    });
    expect({ code, stdout }).toEqual({ code: 64, stdout: '' });
    expect(stderr).toMatch(/PAPER_MAX_BYTES: expected .* bytes from .*\n.*PAPER_MAX_DEPTH: expected /);
  });

  it('makes a review of a folder without papers', async () => {
    expect((await tallystick(await folderOf('empty', {}))).code).toBe(1);
  });

  it('keeps the control characters of a paper off the terminal', async () => {
    const loud = writeInvoice({ ...trade, invoice: { ...trade.invoice, number: 'A\u009b31mRED' } });
    const { stdout } = await tallystick(await folderOf('loud', { 'invoice.xml': loud }));
    expect(stdout).toContain('A\uFFFD31mRED');
  });
});
