import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

const ROOT = join(import.meta.dirname, '../..');

interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly failures: readonly string[];
}
interface Stage {
  tally(...files: string[]): Tally;
  askAgain(file: string): { readonly args: readonly string[] } | undefined;
}
const { chooseStages } = (await import(join(import.meta.dirname, 'stages.mjs'))) as {
  chooseStages(request: { readonly only: string; readonly patterns: readonly string[] }): readonly Stage[];
};

type Status = 'passed' | 'failed' | 'pending';

/** A suite as Jest writes it. */
const suite = (path: string, statuses: readonly Status[], message = '') => ({
  name: join(ROOT, path),
  status: statuses.includes('failed') || message !== '' ? 'failed' : 'passed',
  message,
  assertionResults: statuses.map((status, place) => ({
    status,
    fullName: `it ${place}`,
    failureMessages: status === 'failed' ? ['\u001b[31mexpected 1\u001b[39m'] : [],
  })),
});

describe('what Jest leaves of a run', () => {
  let folder: string;
  let stage: Stage;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tallystick-results-'));
    stage = chooseStages({ only: 'e2e', patterns: [] }).at(-1) as Stage;
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const left = (name: string, ...testResults: ReturnType<typeof suite>[]) => {
    const file = join(folder, name);
    writeFileSync(file, JSON.stringify({ testResults }));
    return file;
  };
  const again = (...testResults: ReturnType<typeof suite>[]) => stage.askAgain(left('first', ...testResults));

  it('is counted, and each failure has its place and what was said', () => {
    const file = left(
      'first',
      suite('test/e2e/a.e2e-spec.ts', ['passed', 'failed', 'pending']),
      suite('test/e2e/b.e2e-spec.ts', [], 'does not load'),
    );
    expect(stage.tally(file)).toEqual({
      ...{ passed: 1, failed: 2, skipped: 1 },
      failures: ['test/e2e/a.e2e-spec.ts: it 1\n    expected 1', 'test/e2e/b.e2e-spec.ts\n    does not load'],
    });
  });

  it('counts a suite by its last run', () => {
    const first = left(
      'first',
      suite('test/e2e/a.e2e-spec.ts', ['passed', 'failed']),
      suite('test/e2e/b.e2e-spec.ts', ['passed']),
    );
    const second = left('second', suite('test/e2e/a.e2e-spec.ts', ['passed', 'passed']));
    expect(stage.tally(first, second)).toEqual({ passed: 3, failed: 0, skipped: 0, failures: [] });
  });

  it('is asked again where whole installations were waited for, and nothing else of it', () => {
    const args = again(suite('test/e2e/a.e2e-spec.ts', ['failed']), suite('test/e2e/b.e2e-spec.ts', ['passed']))?.args;
    expect(args?.filter((one) => one.endsWith('.ts'))).toEqual([join(ROOT, 'test/e2e/a.e2e-spec.ts')]);
  });

  it('is not asked again when it all passed, when more failed than bad luck explains, or when kills or a computation did', () => {
    expect(again(suite('test/e2e/a.e2e-spec.ts', ['passed']))).toBeUndefined();
    expect(
      again(...['a', 'b', 'c', 'd'].map((name) => suite(`test/e2e/${name}.e2e-spec.ts`, ['failed']))),
    ).toBeUndefined();
    for (const path of [
      ...['test/faults/kills.e2e-spec.ts', 'test/e2e/embedded-chain-kills.e2e-spec.ts'],
      ...['test/model/m.e2e-spec.ts', 'libs/kernel/src/money.spec.ts'],
    ]) {
      expect(again(suite('test/e2e/a.e2e-spec.ts', ['failed']), suite(path, ['failed']))).toBeUndefined();
    }
  });
});
