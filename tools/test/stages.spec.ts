import { spawnSync } from 'node:child_process';
import { join, relative } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const ROOT = join(import.meta.dirname, '../..');

interface Stages {
  chooseStages(request: { readonly only?: string; readonly patterns: readonly string[] }): readonly {
    readonly title: string;
    readonly args: readonly string[];
    readonly env?: Readonly<Record<string, string>>;
  }[];
}

describe('npm test -- <pattern>', () => {
  it('runs the Jest tests whose path matches, and no others of their project', async () => {
    const { chooseStages } = (await import(join(import.meta.dirname, 'stages.mjs'))) as Stages;
    const stage = chooseStages({ patterns: ['faults/kills'] }).find(({ title }) => title === 'Jest: faults');
    const { stdout } = spawnSync(process.execPath, [...(stage?.args ?? []), '--listTests'], {
      cwd: ROOT,
      env: { ...process.env, ...stage?.env },
      encoding: 'utf8',
    });
    const listed = stdout.split('\n').filter((line) => line.endsWith('.ts'));
    expect(listed.map((path) => relative(ROOT, path))).toEqual(['test/faults/kills.e2e-spec.ts']);
  });
});
