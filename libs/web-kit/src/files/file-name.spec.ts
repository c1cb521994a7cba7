import { describe, expect, it } from '@jest/globals';
import { fileNameOf } from './file-name.js';

describe('the name of a file', () => {
  it.each([
    ['INV-2026-0001.xml', 'INV-2026-0001.xml'],
    ['发票 2026/0001.xml', '发票-2026-0001.xml'],
    ['../../etc/passwd', 'etc-passwd'],
    ['a\u{0}b\r\nc"d:e.json', 'a-b-c-d-e.json'],
    ['a\u{202e}lmx.exe', 'a-lmx.exe'],
    ['.hidden', 'hidden'],
    ['///', 'file'],
  ])('of %j is %s', (text, name) => {
    expect(fileNameOf(text)).toBe(name);
  });
});
