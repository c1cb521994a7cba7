import { describe, expect, it } from '@jest/globals';
import { ProcessMetrics } from '@tallystick/platform';
import type { Settlement } from '@tallystick/telemetry/store';
import type { Pool } from 'pg';
import { IngestMetrics } from './ingest-metrics.js';

describe('the intake’s metrics', () => {
  const metrics = new ProcessMetrics();
  const pool = { totalCount: 3, idleCount: 1, waitingCount: 2 } as Pool;
  const counted = new IngestMetrics(metrics, pool);
  const lines = async () => (await metrics.scrape()).split('\n');

  it('count each message by what became of it, when that is so, and hand on what it was', async () => {
    let settle: (settlement: Settlement) => void = () => undefined;
    const settling = counted.settling('batch', new Promise((resolve) => (settle = resolve)));
    expect(await lines()).not.toContain('tallystick_ingest_settle_seconds_count{kind="batch",outcome="stored"} 1');
    settle('stored');
    await expect(settling).resolves.toBe('stored');
    const lost = new Error('lease lost');
    await expect(counted.settling('batch', Promise.reject(lost))).rejects.toBe(lost);
    for (const outcome of ['stored', 'refused']) {
      const line = `tallystick_ingest_settle_seconds_count{kind="batch",outcome="${outcome}"} 1`;
      expect(await lines()).toContain(line);
    }
  });

  it('tell the pool as it is', async () => {
    expect(await lines()).toEqual(
      expect.arrayContaining(['tallystick_database_pool_in_use 2', 'tallystick_database_pool_waiting 2']),
    );
  });
});
