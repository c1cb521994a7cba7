import { execFileSync, type ExecFileSyncOptionsWithStringEncoding } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Account, ordinaryUser, ourselves } from './account.js';
import { type Clone, cloneFor } from './clone.js';
import { NpmStart } from './npm-start.js';
import { killAllOf } from './processes-of.js';

const MINUTE_MS = 60_000;
const isRoot = process.getuid?.() === 0;

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}

const ACCOUNTS: readonly (readonly [who: string, make: () => Account])[] = [
  [isRoot ? 'root' : 'whoever runs the tests', ourselves],
  // Only root can make a user to test with; whoever is not root has just been the ordinary user above.
  ...(isRoot ? [['an ordinary user', ordinaryUser] as const] : []),
];

describe.each(ACCOUNTS)('a first clone in a private folder, of %s', (_, makeAccount) => {
  let account: Account;
  let clone: Clone;
  let port: number;

  beforeAll(async () => {
    account = makeAccount();
    clone = cloneFor(account);
    port = await freePort();
  }, 2 * MINUTE_MS);

  afterAll(() => {
    killAllOf(account.home);
    account.remove();
  });

  const run = (command: string, ...args: string[]) =>
    execFileSync(command, args, { ...clone.spawnOptions, encoding: 'utf8' } as ExecFileSyncOptionsWithStringEncoding);

  it(
    'starts with the demo told, stops on Ctrl-C and when npm is told to end, and resumes after that and after kill -9',
    async () => {
      expect(statSync(account.home).mode & 0o777).toBe(0o700);
      const data = (name: string) => join(clone.folder, '.tallystick', name);

      const first = NpmStart.launch(clone, port);
      await first.untilReady(15 * MINUTE_MS);
      expect(first.output).toContain('installing the packages');
      expect(statSync(data('demo.json')).mode & 0o777).toBe(0o600);
      expect(await first.pressCtrlC()).toEqual([]);
      expect(existsSync(data('lock'))).toBe(false);

      const second = NpmStart.launch(clone, port);
      await second.untilReady(3 * MINUTE_MS);
      expect(second.output).not.toMatch(/installing the packages|building|running the demo/);
      await second.killEverything();

      const third = NpmStart.launch(clone, port);
      await third.untilReady(3 * MINUTE_MS);
      expect(third.output).not.toContain('running the demo');
      expect(await third.terminate()).toEqual([]);
    },
    25 * MINUTE_MS,
  );

  it(
    'answers npx tallystick',
    () => {
      expect(run('npx', 'tallystick', '--help')).toContain('Usage: tallystick');
    },
    5 * MINUTE_MS,
  );

  // The same for every account, and a whole installation: once is enough.
  if (makeAccount === ourselves) {
    it(
      'brings back what an installation without scripts, or without optional packages, left out',
      () => {
        run('rm', '-rf', 'node_modules/node/bin', 'node_modules/@nomicfoundation', 'node_modules/.package-lock.json');
        expect(run('npx', 'tallystick', '--help')).toContain('Usage: tallystick');
      },
      10 * MINUTE_MS,
    );
  }
});
