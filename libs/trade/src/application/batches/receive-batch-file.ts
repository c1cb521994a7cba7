import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { notify, type Principal } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import { BatchFileDiffers, NotOfThisBatch } from '../../domain/batches/batch-errors.js';
import { BatchFile } from '../../infra/batches/batch-file.entity.js';
import { BATCHES_CHANNEL } from './batch-limits.js';
import { FindBatches } from './find-batches.js';

const RECEIVE = `
  UPDATE papers.batch_file SET state = 'received', content = $3, next_attempt_at = now()
  WHERE batch = $1 AND sha256 = $2 AND state = 'awaited'`;

/** Takes one file of a batch. Once it has returned, the file is kept; sent again, nothing happens twice. */
@Injectable()
export class ReceiveBatchFile {
  constructor(
    private readonly batches: FindBatches,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  /** @throws BatchNotFound, NotOfThisBatch, BatchFileDiffers */
  async run(id: string, sha256: string, content: Buffer, caller: Principal): Promise<void> {
    const { id: batch } = await this.batches.byId(id, caller);
    const file = await this.dataSource.manager.findOneBy(BatchFile, { batch, sha256 });
    if (!file) throw new NotOfThisBatch(sha256);
    const received = createHash('sha256').update(content).digest('hex');
    // Its length was counted against the limits when the batch was opened.
    if (received !== sha256 || content.length !== file.bytes)
      throw new BatchFileDiffers({ sha256: received, bytes: content.length });
    const [, changed] = await this.dataSource.query<[unknown[], number]>(RECEIVE, [batch, sha256, content]);
    if (changed > 0) await notify(this.dataSource, BATCHES_CHANNEL, batch);
  }
}
