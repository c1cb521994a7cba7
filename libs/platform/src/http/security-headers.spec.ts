import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { contentSecurityPolicy } from './security-headers.js';

describe('the content security policy', () => {
  it('lets data do nothing', () => {
    expect(contentSecurityPolicy()).toBe(
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
  });

  it('lets a document run what carries its nonce, and nothing inline or evaluated', () => {
    const nonce = randomBytes(16).toString('base64');
    const policy = contentSecurityPolicy({ nonce });
    expect(policy).toContain(`script-src 'nonce-${nonce}';`);
    expect(policy).not.toMatch(/unsafe|\*/);
  });

  it.each(['', 'short', `${'a'.repeat(22)}'; script-src *`, `${'a'.repeat(22)}\r\nx: y`])(
    'takes no nonce that could be guessed or says more: %j',
    (nonce) => {
      expect(() => contentSecurityPolicy({ nonce })).toThrow('nonce');
    },
  );
});
