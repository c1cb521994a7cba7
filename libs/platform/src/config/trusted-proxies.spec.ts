import { describe, expect, it } from '@jest/globals';
import { readSettings } from './settings.js';
import { trustedProxiesSetting } from './trusted-proxies.js';

const read = (text: string | undefined) =>
  readSettings({ proxies: trustedProxiesSetting('TRUSTED_PROXIES') }, { TRUSTED_PROXIES: text }).proxies;

describe('whose word on where a request comes from is taken', () => {
  it.each([
    ['nobody’s by default', undefined, false],
    ['nobody’s', 'none', false],
    ['that of so many proxies', '2', 2],
    ['that of these', '10.0.0.5, 192.168.0.0/16,fd00::/8', ['10.0.0.5', '192.168.0.0/16', 'fd00::/8']],
  ])('is %s', (_whose, text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each(['0', '11', 'true', 'all', '10.0.0.0/33', '10.0.0.0/0', '::/0', '300.1.1.1', '10.0.0.1;10.0.0.2', ','])(
    'is not said by %s',
    (text) => {
      expect(() => read(text)).toThrow('TRUSTED_PROXIES: expected none, a number of proxies');
    },
  );
});
