import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { notify, type Principal } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import { BatchNotFound } from '../../domain/batches/batch-errors.js';
import { DocumentBatch } from '../../infra/batches/document-batch.entity.js';
import { BATCHES_CHANNEL } from './batch-limits.js';

/** Forgets a batch. What was taken in of it stays; what was not, is not any more. */
@Injectable()
export class RemoveBatch {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** @throws BatchNotFound */
  async run(id: string, { party }: Principal): Promise<void> {
    const { affected } = await this.dataSource.manager.delete(DocumentBatch, { id, party });
    if (!affected) throw new BatchNotFound();
    await notify(this.dataSource, BATCHES_CHANNEL, id);
  }
}
