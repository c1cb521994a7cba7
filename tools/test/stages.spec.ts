import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const ROOT = join(import.meta.dirname, '../..');

interface Stages {
  chooseStages(request: { readonly only?: string; readonly patterns: readonly string[] }): readonly {
    readonly title: string;
    readonly args: readonly string[];
    readonly env?: Readonly<Record<string, string>>;
    readonly isAside?: boolean;
  }[];
}

interface Order {
  readonly LONGEST: readonly string[];
  readonly default: new () => { sort(tests: readonly { path: string }[]): { path: string }[] };
}

const load = async <T>(file: string) => (await import(join(import.meta.dirname, file))) as T;

/** The suites that Jest would run for `npm test -- <arguments>`. */
async function suitesOf(request: { readonly only?: string; readonly patterns: readonly string[] }): Promise<string[]> {
  const { chooseStages } = await load<Stages>('stages.mjs');
  const stages = chooseStages(request).filter(({ title }) => title.startsWith('Jest'));
  return stages.flatMap(({ args, env }) => {
    const options = { cwd: ROOT, env: { ...process.env, ...env }, encoding: 'utf8' } as const;
    const { stdout } = spawnSync(process.execPath, [...args, '--listTests'], options);
    const listed = stdout.split('\n').filter((line) => line.endsWith('.ts'));
    return listed.map((path) => relative(ROOT, path));
  });
}

describe('npm test', () => {
  it('-- <pattern> runs the suites whose path matches, and no others', async () => {
    expect(await suitesOf({ patterns: ['faults/kills'] })).toEqual(['test/faults/kills.e2e-spec.ts']);
  });

  it('-- --only <project> runs all of that project, and nothing else', async () => {
    const suites = await suitesOf({ only: 'faults', patterns: [] });
    expect(suites.sort()).toEqual([
      'test/faults/batches.e2e-spec.ts',
      'test/faults/copies.e2e-spec.ts',
      'test/faults/gateway-kills.e2e-spec.ts',
      'test/faults/hostile-node.e2e-spec.ts',
      'test/faults/kills.e2e-spec.ts',
      'test/faults/live-scenarios.e2e-spec.ts',
      'test/faults/lowered-caps.e2e-spec.ts',
      'test/faults/telemetry-kills.e2e-spec.ts',
      'test/faults/telemetry-scenarios.e2e-spec.ts',
    ]);
  });
});

describe('the contracts', () => {
  it('are compiled and tested while the other stages run', async () => {
    const { chooseStages } = await load<Stages>('stages.mjs');
    const aside = chooseStages({ patterns: [] }).filter(({ isAside }) => isAside);
    expect(aside.map(({ title }) => title)).toEqual([
      'the contracts’ ABIs are what their sources give',
      'Solidity tests',
      // Minutes for little news, which CI has.
      ...(process.env.CI ? ['six mutants are noticed'] : []),
    ]);
  });
});

describe('the order of suites', () => {
  it('begins with those that take longest', async () => {
    const { LONGEST, default: LongestFirst } = await load<Order>('longest-first.mjs');
    const others = ['test/e2e/check.e2e-spec.ts', 'test/e2e/trade.e2e-spec.ts'];
    const tests = [...others, ...[...LONGEST].reverse()].map((path) => ({ path: join(ROOT, path) }));
    const order = new LongestFirst().sort(tests).map(({ path }) => relative(ROOT, path));
    expect(order).toEqual([...LONGEST, ...others]);
  });

  it('names suites that are there', async () => {
    const { LONGEST } = await load<Order>('longest-first.mjs');
    expect(LONGEST.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });
});
