import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

interface Package {
  readonly license?: string;
  readonly dev?: boolean;
}

/** They let software be sold, and ask for no source of ours. */
const ALLOWED = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'ISC', 'MIT', 'Python-2.0'];
/** For other machines than the lockfile was written on, which is why it knows no licence of theirs; the package they belong to has one. */
const OF_OTHER_MACHINES = /^node_modules\/@foundry-rs\/anvil-(darwin|linux|win32)-(amd64|arm64)$/;

/** `A OR B` lets us choose; `A AND B` binds to both. */
const isAllowed = (licence: string): boolean =>
  licence
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((one) => ALLOWED.includes(one)));

describe('the licences of what is shipped', () => {
  it('are on the list of those that a commercial product may use', () => {
    const lock = readFileSync(join(import.meta.dirname, '../../package-lock.json'), 'utf8');
    const { packages } = JSON.parse(lock) as { packages: Record<string, Package> };
    const shipped = Object.entries(packages).filter(([path, { dev }]) => path !== '' && !dev);
    expect(shipped.length).toBeGreaterThan(100);
    const others = shipped.filter(([path, { license = '' }]) => !isAllowed(license) && !OF_OTHER_MACHINES.test(path));
    expect(others.map(([path, { license }]) => `${path}: ${license ?? 'none is named'}`)).toEqual([]);
  });

  it.each(['GPL-3.0', 'AGPL-3.0-only', 'MIT AND GPL-2.0', 'SEE LICENSE IN LICENSE.md', ''])(
    'do not include %j',
    (one) => {
      expect(isAllowed(one)).toBe(false);
    },
  );

  it.each(['MIT', '(MIT OR GPL-3.0)', 'MIT AND ISC'])('may be %j', (one) => {
    expect(isAllowed(one)).toBe(true);
  });
});
