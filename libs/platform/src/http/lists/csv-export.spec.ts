import { describe, expect, it } from '@jest/globals';
import { wantsCsv } from './csv-export.js';

describe('CSV', () => {
  it.each([
    ['text/csv', true],
    ['text/csv; header=present, application/json;q=0.5', true],
    ['TEXT/CSV', true],
    ['application/json, text/csv', false],
    ['*/*', false],
    [undefined, false],
  ])('is wanted by %s: %s', (accept, wanted) => {
    expect(wantsCsv(accept)).toBe(wanted);
  });
});
