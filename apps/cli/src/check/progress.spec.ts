import { describe, expect, it } from '@jest/globals';
import { Progress } from './progress.js';

function said(stepMs: number, steps: number): string[] {
  let nowMs = 1_000_000;
  const lines: string[] = [];
  const progress = new Progress('read', 'of 9 papers', { nowMs: () => nowMs }, (line) => lines.push(line));
  for (let step = 0; step < steps; step += 1) {
    nowMs += stepMs;
    progress.step();
  }
  return lines;
}

describe('progress', () => {
  it('is silent on a short run', () => {
    expect(said(100, 9)).toEqual([]);
  });

  it('speaks on a long run, at most twice a second', () => {
    expect(said(300, 9)).toEqual(['read 4 of 9 papers\n', 'read 6 of 9 papers\n', 'read 8 of 9 papers\n']);
  });
});
