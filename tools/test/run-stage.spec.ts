import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

interface Stage {
  readonly args: readonly string[];
  readonly timeoutMs: number;
}

interface End {
  readonly passed: number;
  readonly failed: number;
  readonly why?: string;
  readonly output: string;
}

const { runStage } = (await import(join(import.meta.dirname, 'run-stage.mjs'))) as {
  readonly runStage: (stage: Stage, isStreamed: boolean) => Promise<End>;
};

const LONG_MS = 60_000;
const script = (code: string, timeoutMs = LONG_MS) => ({ args: ['-e', code], timeoutMs });

describe('a stage that runs aside', () => {
  it('gives all that it said, to be shown when it has ended', async () => {
    const end = await runStage(script(`console.log('one'); console.error('two')`), false);
    expect(end).toMatchObject({ passed: 1, failed: 0, output: 'one\ntwo\n' });
  });

  it('fails by its exit code', async () => {
    const end = await runStage(script(`console.log('no'); process.exit(3)`), false);
    expect(end).toMatchObject({ passed: 0, failed: 1, why: 'ended with 3', output: 'no\n' });
  });

  it('is ended when it takes too long, and no other with it', async () => {
    const [hanging, other] = await Promise.all([
      runStage(script('setInterval(() => undefined, 1_000)', 500), false),
      runStage(script(`setTimeout(() => console.log('still here'), 1_500)`), false),
    ]);
    expect(hanging).toMatchObject({ failed: 1, why: expect.stringContaining('did not end') as unknown });
    expect(other).toMatchObject({ passed: 1, output: 'still here\n' });
  });
});
