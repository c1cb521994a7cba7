import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import type { Clock } from '@tallystick/kernel';
import { notify, PollingLoop, type StepResult } from '@tallystick/platform';
import type { DataSource } from 'typeorm';
import { BatchFileMissing } from '../../domain/batches/batch-errors.js';
import { BATCHES_CHANNEL, type BatchLimits } from './batch-limits.js';
import { endBatch } from './end-batch.js';
import { refusalOf } from './settle-file.js';

const CLOSE = `
  UPDATE papers.batch_file file SET state = 'refused', refusal = $2
  FROM papers.document_batch batch
  WHERE batch.id = file.batch AND batch.done_at IS NULL AND batch.open_until <= $1 AND file.state = 'awaited'`;

/** Open, and nothing of them is: whoever settled the last file ended, or had no time to say so. */
const UNTOLD = `
  SELECT id FROM papers.document_batch batch WHERE done_at IS NULL AND NOT EXISTS (
    SELECT 1 FROM papers.batch_file WHERE batch = batch.id AND state IN ('awaited', 'received'))`;

/** Ends batches whose time is over, and forgets those that were kept long enough. Any number of copies may. */
export class SweepBatches implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: PollingLoop;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly limits: BatchLimits,
  ) {
    this.loop = new PollingLoop({ name: 'SweepBatches', pollMs: limits.pollMs }, () => this.step());
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  async step(): Promise<StepResult> {
    const now = new Date(this.clock.nowMs());
    const refusal = JSON.stringify(refusalOf(new BatchFileMissing(this.limits.openHours)));
    await this.dataSource.query(CLOSE, [now, refusal]);
    for (const { id } of await this.dataSource.query<{ id: string }[]>(UNTOLD)) {
      await this.dataSource.transaction((manager) => endBatch(manager, id, now.getTime()));
      await notify(this.dataSource, BATCHES_CHANNEL, id);
    }
    await this.dataSource.query('DELETE FROM papers.document_batch WHERE kept_until <= $1', [now]);
    return 'idle';
  }
}
