import { afterEach, beforeAll, afterAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { submitPaper } from '../../papers/submit-paper.js';
import { aRule, aSchema } from '../../testing/a-schematron.js';
import { aTrade } from '../../testing/a-trade.js';
import { writeBankStatement } from '../../testing/a-bank-statement.js';
import { anEvent, writeEvents } from '../../testing/an-event-record.js';
import { writeInvoice } from '../../papers/write-papers.js';
import { holdToSchematron } from './hold-to-schematron.js';
import { openSchematron, type Schematron } from './open-schematron.js';
import { SchematronInvalid } from './rule-files.js';

const ENTRY = new URL('../../testing/schematron-worker-from-source.mjs', import.meta.url);
const bytes = (text: string) => new TextEncoder().encode(text);
/** Every pair of elements: of 20,000, four hundred million. */
const PATHOLOGICAL = aRule('/a', '<assert id="P" test="count(//b[//b]) = 0">x</assert>');
const MANY = bytes(`<a>${'<b/>'.repeat(20_000)}</a>`);

let folder: string;
let opened: Schematron | undefined;

async function open(schemas: readonly string[], timeoutMs = 20_000, memoryMb?: number): Promise<Schematron> {
  const paths = schemas.map((_, i) => join(folder, `rules-${i}.sch`));
  for (const [i, schema] of schemas.entries()) await writeFile(paths[i] ?? '', schema);
  opened = await openSchematron(paths, { timeoutMs, memoryMb, entry: ENTRY });
  return opened;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tallystick-schematron-'));
});
afterEach(async () => {
  await opened?.close();
  opened = undefined;
});
afterAll(() => rm(folder, { recursive: true }));

describe('an operator’s Schematron files', () => {
  it('are run on one paper after another, all of them', async () => {
    const { hold } = await open([
      aRule('/a', '<assert id="ONE" test="b">no b</assert>'),
      aRule('/a', '<assert id="TWO" test="c" role="warning">no c</assert>'),
    ]);
    const found = await Promise.all(['<a/>', '<a><b/></a>', '<a><b/><c/></a>'].map((xml) => hold(bytes(xml))));
    expect(found.map((findings) => findings.map(({ rule }) => rule))).toEqual([
      ['sch:ONE', 'sch:TWO'],
      ['sch:TWO'],
      [],
    ]);
  });

  it('find nothing when there are none', async () => {
    const { hold, sha256s } = await open([]);
    expect({ sha256s, found: await hold(bytes('<a/>')) }).toEqual({ sha256s: [], found: [] });
  });

  it('are known by their content, each once', async () => {
    const schema = aRule('/a', '<assert id="ONE" test="b">no b</assert>');
    const { hold, sha256s } = await open([schema, schema, `${schema}\n`]);
    expect(sha256s).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/), expect.stringMatching(/^[0-9a-f]{64}$/)]);
    expect(await hold(bytes('<a/>'))).toHaveLength(2);
  });

  it('are all refused at once, with every fault', async () => {
    const opening = openSchematron([join(folder, 'absent.sch')], { timeoutMs: 1_000 });
    await expect(opening).rejects.toThrow(/absent\.sch: cannot be read \(.*ENOENT/);
    const wrong = open([
      aRule('a[', '<assert test="$x">x</assert>'),
      'no XML',
      aRule('a', '<assert test="b">x</assert>'),
    ]);
    const fault = await wrong.catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(SchematronInvalid);
    expect((fault as SchematronInvalid).faults.map((one) => /rules-\d/.exec(one)?.[0])).toEqual([
      'rules-0',
      'rules-0',
      'rules-1',
    ]);
  });
});

describe('a paper on which a rule takes too long', () => {
  it('has the finding that nobody knows, and the next one is held as ever', async () => {
    const slow = aSchema(`
      <pattern><rule context="/a"><assert id="P" test="count(//b[//b]) = 0">x</assert></rule></pattern>
      <pattern><rule context="/c"><assert id="C" test="false()">x</assert></rule></pattern>`);
    const { hold } = await open([slow], 1_000);
    const startedMs = Date.now();
    const [first, second] = await Promise.all([hold(MANY), hold(bytes('<c/>'))]);
    expect(first).toEqual([
      {
        rule: 'schematron-timeout',
        severity: 'error',
        where: '',
        message: expect.stringMatching(/not done with this paper in 1000 ms: nobody knows/),
      },
    ]);
    expect(second?.map(({ rule }) => rule)).toEqual(['sch:C']);
    expect(Date.now() - startedMs).toBeLessThan(15_000);
  });

  it('has it too when a single step of a rule does not end', async () => {
    const backtracking = `replace('${'a'.repeat(60)}!', '(a+)+$', 'b') = 'b'`;
    const { hold } = await open([aRule('/a', `<assert test="${backtracking}">x</assert>`)], 1_000);
    expect(await hold(bytes('<a/>'))).toMatchObject([{ rule: 'schematron-timeout' }]);
    expect(await hold(bytes('<b/>'))).toEqual([]);
  });

  it('does not keep its process from doing other things', async () => {
    const { hold } = await open([PATHOLOGICAL], 1_000);
    let ticks = 0;
    const ticking = setInterval(() => (ticks += 1), 20);
    await hold(MANY);
    clearInterval(ticking);
    expect(ticks).toBeGreaterThan(10);
  });

  it('has such a finding too when a rule takes all memory', async () => {
    const greedy = aRule('/a', '<assert test="count(reverse(1 to 100000000)) = 0">x</assert>');
    const { hold } = await open([greedy], 50_000, 64);
    expect(await hold(bytes('<a/>'))).toMatchObject([{ rule: 'schematron-failed', severity: 'error' }]);
    expect(await hold(bytes('<b/>'))).toEqual([]);
  });
});

describe('holding a paper', () => {
  const invoice = bytes(writeInvoice(aTrade()));

  it('adds to what was found when it was read', async () => {
    const schematron = await open([aRule('/*', '<assert id="NO" test="false()">x</assert>')]);
    const paper = submitPaper('a.xml', invoice, { isHeldToEn16931: true });
    const held = await holdToSchematron(paper, invoice, schematron);
    expect(paper.findings.length).toBeGreaterThan(0);
    expect(held).toEqual({ ...paper, findings: [...paper.findings, expect.objectContaining({ rule: 'sch:NO' })] });
  });

  it.each([
    ['cannot be read', bytes('<!DOCTYPE a><a/>')],
    ['is none that we know', bytes('<a/>')],
    ['is a record of goods', bytes(writeEvents(anEvent(aTrade())))],
    ['is a bank statement', bytes(writeBankStatement({ entries: [{ amount: '5.00' }] }))],
  ])('changes nothing of one that %s', async (_case, content) => {
    const schematron = await open([aRule('/*', '<assert id="NO" test="false()">x</assert>')]);
    const paper = submitPaper('a', content);
    expect(await holdToSchematron(paper, content, schematron)).toEqual(paper);
  });
});
