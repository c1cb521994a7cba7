import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type CheckReport, writeInvoice, writeOrder } from '@tallystick/trade/papers';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { aRule, EN16931_UBL_SCHEMA } from '../../libs/trade/src/testing/a-schematron.js';
import { aTrade } from '../../libs/trade/src/testing/a-trade.js';
import { type Run, runCheck } from '../support/run-offline.js';
import { temporaryFolder, type TemporaryFolder } from '../support/temporary-folder.js';

const trade = aTrade();
let folder: TemporaryFolder;

const check = (args: readonly string[]) => runCheck(args, { isBuilt: true });

async function fileOf(name: string, content: string): Promise<string> {
  const path = join(folder.path, name);
  await writeFile(path, content);
  return path;
}

function findingsOf({ stdout }: Run): readonly (readonly string[])[] {
  const { documents } = JSON.parse(stdout) as CheckReport;
  return documents.map(({ findings }) => findings.map(({ rule }) => rule).filter((rule) => rule.startsWith('sch')));
}

beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => folder.remove());

describe('tallystick check with Schematron files', () => {
  it('holds every paper to each of them, and fails by them', async () => {
    const order = await fileOf('order.xml', writeOrder(trade));
    const invoice = await fileOf('invoice.xml', writeInvoice(trade));
    const en16931 = await fileOf('en16931.sch', EN16931_UBL_SCHEMA);
    const own = await fileOf(
      'own.sch',
      aRule('/*', '<report id="OWN" role="warning" test="true()">looked at</report>'),
    );
    const without = await check(['--json', order, invoice]);
    expect(findingsOf(without)).toEqual([[], []]);
    const run = await check(['--schematron', en16931, '--schematron', own, '--json', order, invoice]);
    expect(findingsOf(run)).toEqual([['sch:OWN'], ['sch:BR-01', 'sch:OWN']]);
    expect({ without: without.code, run: run.code, stderr: run.stderr }).toEqual({ without: 1, run: 2, stderr: '' });
    const told = await check(['--schematron', own, order, invoice]);
    expect(told.stdout).toContain('warning at 2:1 Invoice: looked at (sch:OWN)');
    expect(told.code).toBe(1);
  });

  it('ends in time whatever a rule costs', async () => {
    const invoice = await fileOf('slow.xml', writeInvoice(trade));
    const endless = `count(for $a in //*, $b in //*, $c in //*, $d in //* return $a[. = $b]) = 0`;
    const slow = await fileOf('slow.sch', aRule('/*', `<assert test="${endless}">x</assert>`));
    const run = await check(['--schematron', slow, '--schematron-timeout-ms', '500', '--json', invoice]);
    expect({ code: run.code, findings: findingsOf(run) }).toEqual({ code: 2, findings: [['schematron-timeout']] });
  });

  it('says what is wrong with a file as wrong usage, which is no verdict', async () => {
    const invoice = await fileOf('invoice-2.xml', writeInvoice(trade));
    const wrong = await fileOf('wrong.sch', aRule('/a', '<assert test="$x">x</assert>'));
    const { code, stdout, stderr } = await check(['--schematron', wrong, '--schematron', 'absent.sch', invoice]);
    expect({ code, stdout }).toEqual({ code: 64, stdout: '' });
    expect(stderr).toMatch(/wrong\.sch:1:\d+: test "\$x": XPST0008[^]*absent\.sch: cannot be read/);
    expect(await check(['--schematron-timeout-ms', '0', invoice])).toMatchObject({ code: 64 });
  });
});
