import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { MUTANTS } from './mutants.js';
import { mutated } from './workshop.js';

const CONTRACTS = join(import.meta.dirname, '../../contracts');

describe('the mutants', () => {
  it('are at least 25, each of another kind', () => {
    expect(MUTANTS.length).toBeGreaterThanOrEqual(25);
    expect(new Set(MUTANTS.map(({ breaks }) => breaks)).size).toBe(MUTANTS.length);
  });

  it.each(MUTANTS.map((mutant) => [mutant.breaks, mutant] as const))('have one place: %s', (_, mutant) => {
    const source = readFileSync(join(CONTRACTS, mutant.file), 'utf8');
    expect(mutated(source, mutant)).not.toBe(source);
  });
});
