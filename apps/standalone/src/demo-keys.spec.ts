import { describe, expect, it } from '@jest/globals';
import type { DataFolder } from './data-folder.js';
import type { DemoFile, DemoParty } from './demo-file.js';
import { keepDemoKeys } from './keep-demo-keys.js';
import { keyedParties } from './demo-keys.js';
import { Progress } from './progress.js';

const party = (part: string, more: Partial<DemoParty> = {}) => ({ part, name: part, ...more }) as DemoParty;
const demo = (...parties: readonly DemoParty[]) => ({ parties }) as unknown as DemoFile;

describe('the demo’s keys', () => {
  it('are of the parties whose accounts have them as persons, and of no other', () => {
    const persons = ['0x01', '0x02'];
    const found = keyedParties(demo(party('core', { persons }), party('workshop')));
    expect(found.map(({ part, persons: keys }) => [part, keys])).toEqual([['core', persons]]);
  });

  it('are of nobody in a folder that was begun before accounts of several persons', () => {
    expect(keyedParties(demo(party('core'), party('supplier')))).toEqual([]);
  });

  it('do nothing on a chain that somebody else runs, where nobody pays for the demo’s transactions', async () => {
    const folder = new Proxy({} as DataFolder, {
      get: (_, name) => {
        throw new Error(`asked for ${String(name)}`);
      },
    });
    const chain = { rpcUrl: 'http://127.0.0.1:1', isOwn: false };
    const end = await keepDemoKeys(folder, 'http://127.0.0.1:1', chain, new Progress(() => undefined));
    await expect(end()).resolves.toBeUndefined();
  });
});
