import { describe, expect, it } from '@jest/globals';
import { ed25519Of } from '../../testing/keys.js';
import {
  type EnrolmentCode,
  EnrolmentCodeMalformed,
  formatEnrolmentCode,
  hashOfEnrolmentCode,
  parseEnrolmentCode,
} from './enrolment-code.js';
import { fingerprintOf, spokenFingerprint } from './key-fingerprint.js';

const operatorFingerprint = fingerprintOf(ed25519Of('operator').verifying);
const CODE: EnrolmentCode = {
  site: 'site-7',
  gateway: 'gateway-1',
  secret: 'AAAAAAAAAAAAAAAAAAAAAA',
  operatorFingerprint,
};

describe('an enrolment code', () => {
  it.each(['gateway-1', 'hall.3', 'a.b.c:d', 'g'])('is read as it was written for %s', (gateway) => {
    const code = { ...CODE, gateway };
    expect(parseEnrolmentCode(formatEnrolmentCode(code))).toEqual(code);
  });

  it.each([
    ['nothing', ''],
    ['a part missing', `site-7.${CODE.secret}.${operatorFingerprint}`],
    ['no site', formatEnrolmentCode({ ...CODE, site: 'site-0' })],
    ['no gateway', formatEnrolmentCode({ ...CODE, gateway: '' })],
    ['a gateway that no topic has', formatEnrolmentCode({ ...CODE, gateway: 'a/b' })],
    ['a short secret', formatEnrolmentCode({ ...CODE, secret: 'AAAA' })],
    ['a fingerprint cut off', formatEnrolmentCode(CODE).slice(0, -1)],
    ['a blank at its end', `${formatEnrolmentCode(CODE)} `],
    ['a megabyte of dots', '.'.repeat(1_000_000)],
  ])('is none with %s', (_, text) => {
    expect(() => parseEnrolmentCode(text)).toThrow(EnrolmentCodeMalformed);
  });

  it('has another hash when any part differs', () => {
    const others: Partial<EnrolmentCode>[] = [
      { site: 'site-8' },
      { gateway: 'gateway-2' },
      { secret: 'BAAAAAAAAAAAAAAAAAAAAA' },
      { operatorFingerprint: 'f'.repeat(32) },
    ];
    const hashes = [CODE, ...others.map((changes) => ({ ...CODE, ...changes }))].map((code) =>
      Buffer.from(hashOfEnrolmentCode(code)).toString('hex'),
    );
    expect(new Set(hashes).size).toBe(5);
  });
});

describe('a key’s fingerprint', () => {
  it('is of its algorithm and its bytes', () => {
    const { publicKey } = ed25519Of('gateway').verifying;
    const ofEdDSA = fingerprintOf({ algorithm: 'EdDSA', publicKey });
    expect(ofEdDSA).toMatch(/^[0-9a-f]{32}$/);
    expect(fingerprintOf({ algorithm: 'ES256', publicKey })).not.toBe(ofEdDSA);
    expect(operatorFingerprint).not.toBe(ofEdDSA);
  });

  it('is read out in groups of four', () => {
    expect(spokenFingerprint('0123456789abcdef')).toBe('0123 4567 89ab cdef');
  });
});
