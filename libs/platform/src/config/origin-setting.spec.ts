import { describe, expect, it } from '@jest/globals';
import { optionalOriginSetting } from './origin-setting.js';
import { readSettings } from './settings.js';

const read = (text: string | undefined) =>
  readSettings({ url: optionalOriginSetting('PUBLIC_URL') }, { PUBLIC_URL: text }).url;

describe('an origin', () => {
  it('is scheme, host and port, without a slash at the end, or is left out', () => {
    expect(read('https://api.example:8443/')).toBe('https://api.example:8443');
    expect(read('http://127.0.0.1:8080')).toBe('http://127.0.0.1:8080');
    expect(read(undefined)).toBeUndefined();
  });

  it.each([
    'https://api.example/path',
    'https://api.example/?a',
    'https://a:b@api.example',
    'ftp://api.example',
    'api',
  ])('is not %s', (text) => {
    expect(() => read(text)).toThrow('PUBLIC_URL: expected');
  });
});
