import { describe, expect, it } from '@jest/globals';
import { tourSteps } from './tour-steps.js';

describe('the tour', () => {
  it('begins at home and tells of the claim on its own page', () => {
    const steps = tourSteps('17');
    expect(steps[0]).toEqual({ topic: 'roles', path: '/' });
    expect(steps.filter(({ path }) => path.includes(':'))).toEqual([]);
    expect(steps.filter(({ path }) => path === '/receivables/17').map(({ topic }) => topic)).toEqual([
      ...['split', 'purchase', 'verify'],
    ]);
  });

  it('leaves out what the reader has no claim for', () => {
    expect(tourSteps(undefined).map(({ topic }) => topic)).not.toContain('split');
    expect(tourSteps(undefined).every(({ path }) => !path.includes(':'))).toBe(true);
  });
});
