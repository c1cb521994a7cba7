import { type BeforeApplicationShutdown, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import type { Clock } from '@tallystick/kernel';
import { notify, PollingLoop, type StepResult } from '@tallystick/platform';
import type { DataSource } from 'typeorm';
import { BatchFileFailed } from '../../domain/batches/batch-errors.js';
import { PaperIsRecord } from '../../domain/errors.js';
import type { Settle, SubmitDocument } from '../submit-document.js';
import type { SubmitRecord } from '../submit-record.js';
import { BATCHES_CHANNEL, type BatchLimits } from './batch-limits.js';
import { endBatch } from './end-batch.js';
import { FileNotHeld, type FileOutcome, type HeldFile, refusalOf, settleFile } from './settle-file.js';

const FIRST_PAUSE_SECONDS = 1;
const LONGEST_PAUSE_SECONDS = 60;

export interface TakingLimits extends BatchLimits {
  /** Longer than taking a file in lasts: until then it is nobody else's, unless whoever has it has fallen. */
  readonly leaseMs: number;
}

const TAKE = `
  WITH due AS (
    SELECT batch, place FROM papers.batch_file WHERE state = 'received' AND next_attempt_at <= now()
    ORDER BY next_attempt_at LIMIT $1 FOR UPDATE SKIP LOCKED
  )
  UPDATE papers.batch_file file SET attempts = attempts + 1, next_attempt_at = now() + make_interval(secs => $2)
  FROM due, papers.document_batch batch
  WHERE file.batch = due.batch AND file.place = due.place AND batch.id = file.batch
  RETURNING file.batch, file.place, file.attempts, batch.party, file.content`;

/**
 * Takes the files of batches in, several at a time. Any number of copies may do so, and end anywhere: what became of a file is written in the
 * transaction that takes it in.
 */
export class TakeInFiles implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('TakeInFiles');
  private readonly loop: PollingLoop;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly doors: { readonly documents: SubmitDocument; readonly records: SubmitRecord },
    private readonly limits: TakingLimits,
  ) {
    this.loop = new PollingLoop({ name: 'TakeInFiles', pollMs: limits.pollMs }, () => this.step());
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** When a file came. */
  poke(): void {
    this.loop.poke();
  }

  /** As many as may be taken in at a time, the longest waiting first. */
  async step(): Promise<StepResult> {
    const { atOnce, leaseMs } = this.limits;
    const [files] = await this.dataSource.query<[HeldFile[], number]>(TAKE, [atOnce, leaseMs / 1_000]);
    if (files.length === 0) return 'idle';
    await Promise.all(files.map((file) => this.takeIn(file)));
    const now = this.clock.nowMs();
    for (const batch of new Set(files.map((file) => file.batch))) {
      await this.dataSource.transaction((manager) => endBatch(manager, batch, now));
      await notify(this.dataSource, BATCHES_CHANNEL, batch);
    }
    return 'again';
  }

  private async takeIn(file: HeldFile): Promise<void> {
    try {
      await this.submit(file);
    } catch (error) {
      if (error instanceof FileNotHeld) return;
      const refusal = refusalOf(error);
      if (refusal) await this.settle(file, { state: 'refused', refusal });
      else await this.putOff(file, error);
    }
  }

  private async submit(file: HeldFile): Promise<void> {
    const { content, party } = file;
    const settled =
      (kind: 'document' | 'record'): Settle =>
      (manager, taken) =>
        settleFile(manager, file, { state: taken.isNew ? 'accepted' : 'known', [kind]: taken.id });
    try {
      await this.doors.documents.run(content, { party }, settled('document'));
    } catch (error) {
      // Evidence on a trade comes by the same way.
      if (!(error instanceof PaperIsRecord)) throw error;
      await this.doors.records.run(content, { party }, settled('record'));
    }
  }

  private async settle(file: HeldFile, outcome: FileOutcome): Promise<void> {
    try {
      await settleFile(this.dataSource.manager, file, outcome);
    } catch (error) {
      if (!(error instanceof FileNotHeld)) throw error;
    }
  }

  /** What failed on our side is tried again, later and later; at last it is said that it failed. */
  private async putOff(file: HeldFile, error: unknown): Promise<void> {
    const { batch, place, attempts } = file;
    this.log.warn(`a file of batch ${batch} was not taken in: ${error instanceof Error ? error.message : 'unknown'}`);
    if (attempts >= this.limits.attemptsMax) {
      const { code, message: detail } = new BatchFileFailed(attempts);
      return this.settle(file, { state: 'refused', refusal: { code, detail } });
    }
    const pause = Math.min(FIRST_PAUSE_SECONDS * 2 ** (attempts - 1), LONGEST_PAUSE_SECONDS);
    await this.dataSource.query(
      `UPDATE papers.batch_file SET next_attempt_at = now() + make_interval(secs => $4)
       WHERE batch = $1 AND place = $2 AND attempts = $3 AND state = 'received'`,
      [batch, place, attempts, pause],
    );
  }
}
