import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CheckReport, writeInvoice } from '@tallystick/trade/papers';
import { aTrade } from '../../libs/trade/src/testing/a-trade.js';
import { runCheck } from '../support/run-offline.js';

const invoice = writeInvoice(aTrade());
/** What a terminal obeys: controls, changes of direction, separators. The report's own lines end in a line feed. */
const STEERING = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
const SECRET = 'not for whoever asks';

let outside: string;
let folder: string;

const file = (name: string | Buffer, content: string | Buffer = invoice) =>
  writeFile(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from(name as string)]), content);

/** The report on the folder; nothing that it prints may steer a terminal or come from outside. */
async function reportOn(...args: readonly string[]): Promise<CheckReport> {
  const [forPerson, asJson] = await Promise.all([runCheck(args), runCheck([...args, '--json'])]);
  expect(forPerson.code).toBe(asJson.code);
  for (const { stdout, stderr } of [forPerson, asJson]) {
    expect(stderr).toBe('');
    expect(stdout).not.toMatch(STEERING);
    expect(stdout).not.toContain(SECRET);
  }
  return JSON.parse(asJson.stdout) as CheckReport;
}

const namesIn = ({ documents }: CheckReport) => documents.map((document) => document.file.slice(folder.length + 1));
const rulesIn = ({ documents }: CheckReport) => documents.map(({ findings }) => findings[0]?.rule);

beforeEach(async () => {
  outside = await mkdtemp(join(tmpdir(), 'tallystick-outside-'));
  folder = join(outside, 'papers');
  await mkdir(folder);
  await writeFile(join(outside, 'secret.xml'), `<a>${SECRET}</${SECRET}>`);
});

afterEach(() => rm(outside, { recursive: true }));

describe('a paper whose name is hostile', () => {
  it.each([
    ['escapes', 'a\u001b[31m\u001b]0;title\u0007.xml'],
    ['a line feed', 'a\nVERDICT: PASS\n.xml'],
    ['a carriage return', 'a\rPASS.xml'],
    ['the direction turned round', 'a\u202elmx.xml'],
    ['controls of the second set', 'a\u009b31m.xml'],
    ['a separator of lines', 'a\u2028.xml'],
    ['slashes that are none', '..\u2044..\u2044etc\u2044passwd.xml'],
    ['255 bytes', `${'x'.repeat(251)}.xml`],
    ['an ending in upper case', 'A.XML'],
    ['the look of an option', '--json.xml'],
    ['a word of JavaScript', '__proto__.xml'],
  ])('is read like any other: %s', async (_case, name) => {
    await file(name);
    const report = await reportOn(folder);
    expect(namesIn(report)).toEqual([name]);
    expect(report.documents[0]).toMatchObject({ kind: 'invoice', findings: [] });
  });

  it('need not be UTF-8, and is told apart from one that looks like it', async () => {
    await file(Buffer.from('a\xff.xml', 'latin1'));
    await file(Buffer.from('a\xfe.xml', 'latin1'), '<hello/>');
    await file('a\uFFFD.xml', 'PDF');
    const report = await reportOn(folder);
    expect(namesIn(report)).toEqual(['a\\xfe.xml', 'a\\xff.xml', 'a\uFFFD.xml']);
    expect(rulesIn(report)).toEqual(['paper-unknown', undefined, 'xml-malformed']);
  });

  it('is refused as an option where a shell put it in the place of one, in words that steer nothing', async () => {
    await file('--a\u001b[31m.xml');
    const asOption = await runCheck(['--a\u001b[31m.xml'], { cwd: folder });
    expect(asOption).toMatchObject({ code: 64, stdout: '' });
    expect(asOption.stderr).toContain('unknown option');
    expect(asOption.stderr).not.toMatch(STEERING);
    const asName = await runCheck(['--json', '--', '--a\u001b[31m.xml'], { cwd: folder });
    expect(JSON.parse(asName.stdout)).toMatchObject({ documents: [{ kind: 'invoice' }] });
  });

  it.each([
    ['../../nowhere/passwd.xml', 'there is no such file'],
    ['a\uFFFD.xml', 'there is no such file; if its name is not UTF-8, name the folder that it is in'],
    [`${'x'.repeat(300)}.xml`, 'its path is longer than the system opens; move it up'],
  ])('is unreadable when it names nothing: %s', async (name, message) => {
    const { documents } = await reportOn(join(folder, name));
    expect(documents[0]?.findings).toMatchObject([{ rule: 'file-unreadable', message }]);
  });
});

describe('what is no file in a folder of papers', () => {
  it('is not followed where it is a link, to a file, a folder, itself or nothing, and is passed over in silence nowhere', async () => {
    await symlink('../secret.xml', join(folder, 'file.xml'));
    await symlink('..', join(folder, 'folder.xml'));
    await symlink('loop-2.xml', join(folder, 'loop-1.xml'));
    await symlink('loop-1.xml', join(folder, 'loop-2.xml'));
    await symlink('nothing', join(folder, 'nothing.json'));
    await symlink('..', join(folder, 'up'));
    const report = await reportOn(folder);
    expect(report.verdict).toBe('unreadable');
    expect(namesIn(report)).toEqual(['file.xml', 'folder.xml', 'loop-1.xml', 'loop-2.xml', 'nothing.json']);
    expect(new Set(rulesIn(report))).toEqual(new Set(['link-not-followed']));
  });

  it('is followed where it is a link that was named, and not in a circle', async () => {
    await file('invoice.xml');
    await symlink('invoice.xml', join(folder, 'named.xml'));
    await symlink('circle.xml', join(folder, 'circle.xml'));
    const report = await reportOn(join(folder, 'named.xml'), join(folder, 'circle.xml'));
    expect(report.documents).toMatchObject([
      { kind: 'invoice', findings: [] },
      { kind: '', findings: [{ message: 'links that lead in a circle' }] },
    ]);
  });

  it('is not waited for where it is a pipe', async () => {
    execFileSync('mkfifo', [join(folder, 'pipe.xml')]);
    for (const path of [folder, join(folder, 'pipe.xml')]) {
      const { documents } = await reportOn(path);
      expect(documents[0]?.findings).toMatchObject([
        { rule: 'file-unreadable', message: 'a pipe or device; save what it holds as a file' },
      ]);
    }
  });

  it('is looked into where it is a folder, 200 deep', async () => {
    const deep = Array<string>(200).fill('d').join('/');
    await mkdir(join(folder, deep), { recursive: true });
    await file(`${deep}/a.xml`);
    expect((await reportOn(folder)).documents).toMatchObject([{ kind: 'invoice', findings: [] }]);
  });

  it('is told to be an archive where it is one under another name', async () => {
    await file('a.xml', Buffer.from('504b0304140000000800ffffffff', 'hex'));
    const { documents } = await reportOn(folder);
    expect(documents[0]?.findings[0]?.message).toMatch(/^a zip archive, whatever its name; unpack it/);
  });
});
