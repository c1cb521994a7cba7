import { describe, expect, it } from '@jest/globals';
import { isTransient } from './is-transient.js';

const coded = (code: string) => Object.assign(new Error('said by the database'), { code });

describe('a failure', () => {
  it('passes when it is of the connection, of resources, or of others who are in the way', () => {
    const passing = ['08006', '53300', '57P01', '57P03', '40001', '40P01', '55P03', '58030', 'ECONNREFUSED', 'EPIPE'];
    for (const code of passing) expect(isTransient(coded(code))).toBe(true);
    expect(isTransient(new Error('Connection terminated unexpectedly'))).toBe(true);
    expect(isTransient(new Error('timeout exceeded when trying to connect'))).toBe(true);
    expect(isTransient(new Error('wrapped', { cause: coded('57P01') }))).toBe(true);
    expect(isTransient(new AggregateError([coded('ECONNREFUSED')]))).toBe(true);
  });

  it('does not pass when it is of what was to be stored, or is not known', () => {
    for (const code of ['22003', '23505', '23514', '42P01', '42501']) expect(isTransient(coded(code))).toBe(false);
    expect(isTransient(new TypeError('undefined is not a function'))).toBe(false);
    expect(isTransient('thrown text')).toBe(false);
  });
});
