import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type DataFolder, openDataFolder } from './data-folder.js';
import type { Entrance } from './demo-people.js';
import { greeting } from './greeting.js';

const CHAIN = { rpcUrl: 'http://127.0.0.1:8545', finality: '1', pollMs: '100', isOwn: true };
const DOOR_KEY = 'k'.repeat(43);
const demo = {
  ...{ baseUrl: 'http://127.0.0.1:8080', programme: '1', receivable: '2', doorKey: DOOR_KEY },
  operator: { clientId: 'operator', clientSecret: 'secret-of-operator' },
  parties: [
    {
      ...{ part: 'bank', name: '江海银行', uscc: '', roles: [], party: '4', account: '0xa' },
      ...{ clientId: 'client-bank', clientSecret: 'secret-of-bank', signingKey: 'key-of-bank' },
    },
  ],
};
const person = (name: string, roles: readonly string[]) => ({ id: name, name, roles, part: 'bank' });
const ENTRANCES: readonly Entrance[] = [
  { person: person('孙伟', ['admin', 'maker']), party: '江海银行', code: 'c'.repeat(43) },
  { person: person('郑洁', ['checker']), party: '江海银行', code: 'd'.repeat(43) },
  { person: person('何涛', ['admin']), party: '洋山恒信仓储有限公司' },
];

describe('what a start ends with', () => {
  let outer: string;
  let folder: DataFolder;
  beforeEach(async () => {
    outer = await mkdtemp(join(tmpdir(), 'tallystick-greeting-'));
    folder = await openDataFolder(join(outer, 'data'));
    await writeFile(folder.demoFile, JSON.stringify(demo));
  });
  afterEach(() => rm(outer, { recursive: true }));

  const said = async (entrances = ENTRANCES, chain = CHAIN) =>
    (await greeting(folder, 9000, chain, 'demo', entrances)).split('\n');

  it('is, last of all, where one signs in: the demo’s door, and for each person a link of their own or that they have a passkey', async () => {
    const lines = await said();
    expect(
      lines.slice(lines.indexOf('Sign in as a person of the demo, without a passkey, on this machine alone:')),
    ).toEqual([
      'Sign in as a person of the demo, without a passkey, on this machine alone:',
      `  http://localhost:9000/demo#${DOOR_KEY}`,
      'Or as one of them with a passkey of your own; each link works once, for three days or until the next start:',
      '  孙伟, admin and maker of 江海银行',
      `    http://localhost:9000/enrol#${'c'.repeat(43)}`,
      '  郑洁, checker of 江海银行',
      `    http://localhost:9000/enrol#${'d'.repeat(43)}`,
      '  何涛, admin of 洋山恒信仓储有限公司',
      '    has a passkey: http://localhost:9000/sign-in',
      '',
      'Ctrl-C stops it and keeps the data; the next start resumes it.',
    ]);
  });

  it('names the clients and where their secrets are, and tells none of these', async () => {
    const text = (await said()).join('\n');
    expect(text).toMatch(/ {2}operator {5}the platform operator\n {2}client-bank {2}江海银行 \(bank\)\n/);
    expect(text).toContain(`Their secrets and signing keys are in ${folder.demoFile}`);
    expect(text).not.toMatch(/secret-of|key-of/);
  });

  it('names the site’s alarm where there is one', async () => {
    expect((await said()).join('\n')).not.toContain('/v1/sites/');
    await writeFile(folder.demoFile, JSON.stringify({ ...demo, site: 'site-1', alarm: '7' }));
    const lines = await said();
    expect(lines).toContain('  http://localhost:9000/v1/sites/site-1/alarms/7');
    expect(lines).toContain('  http://localhost:9000/v1/sites/site-1/alarms/7/evidence');
  });

  it('names the chain’s address only where the chain is its own: another’s may hold a token', async () => {
    expect((await said()).join('\n')).toContain(CHAIN.rpcUrl);
    const given = { ...CHAIN, isOwn: false, rpcUrl: 'https://node.example/token' };
    expect((await said(ENTRANCES, given)).join('\n')).not.toContain('node.example');
  });

  it('is without a demo that the operator alone can sign in, and no door', async () => {
    const text = await greeting(folder, 9000, CHAIN, 'empty', []);
    expect(text).toContain('Only the operator can sign in yet');
    expect(text).toContain(folder.secretsFile);
    expect(text).not.toMatch(/\/(demo|enrol)#/);
  });
});
