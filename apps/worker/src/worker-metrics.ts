import { LedgerCursor, readFinalHead } from '@tallystick/chain';
import { DatabaseQuestions, poolMetrics, poolOf, type ProcessMetrics } from '@tallystick/platform';
import { WORKER_QUESTIONS } from './worker-questions.js';
import type { WorkerSettings } from './settings.js';

interface Sources {
  readonly dataSource: Parameters<typeof poolOf>[0];
  readonly provider: Parameters<typeof readFinalHead>[0];
}

/** What the whole installation has before it, asked at a scrape: every copy of the worker says the same. @returns how it ends */
export function workerMetrics(
  metrics: ProcessMetrics,
  { databaseUrl, chainFinality, seen }: WorkerSettings,
  { dataSource, provider }: Sources,
): () => Promise<void> {
  poolMetrics(metrics, poolOf(dataSource));
  const questions = new DatabaseQuestions(databaseUrl, WORKER_QUESTIONS, seen.metrics.timeoutMs);
  questions.answerTo(metrics);
  const name = 'tallystick_indexer';
  metrics.asking({
    name: 'indexer',
    gauges: [
      { name: `${name}_lag_blocks`, help: 'Final blocks that are not projected yet.', labels: [] },
      { name: `${name}_lag_seconds`, help: 'By the blocks’ times, how old the ledger is.', labels: [] },
    ],
    ask: async () => {
      const [head, cursor] = await Promise.all([
        readFinalHead(provider, chainFinality),
        dataSource.manager.findOneBy(LedgerCursor, { singleton: true }),
      ]);
      if (!head || !cursor) return [[], []];
      const blocks = Math.max(0, head.number - Number(cursor.blockNumber));
      const seconds = Math.max(0, (head.time.getTime() - cursor.blockTime.getTime()) / 1000);
      return [[[[], blocks]], [[[], seconds]]];
    },
  });
  return () => questions.close();
}
