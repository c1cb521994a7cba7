import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type ListRequest, type Page, type Principal, readList } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import { BatchNotFound } from '../../domain/batches/batch-errors.js';
import { countedFiles, type FileCounts, type FileState } from '../../domain/batches/file-state.js';
import { BatchFile } from '../../infra/batches/batch-file.entity.js';
import { DocumentBatch } from '../../infra/batches/document-batch.entity.js';
import { BATCH_FILE_LIST, BATCH_LIST } from '../lists.js';

export interface CountedBatch {
  readonly batch: DocumentBatch;
  readonly counts: FileCounts;
}

interface Counted {
  readonly batch: string;
  readonly state: FileState;
  readonly count: string;
}

/** A batch is seen by the party that opened it, and by nobody else. */
@Injectable()
export class FindBatches {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** @throws BatchNotFound */
  async byId(id: string, { party }: Principal): Promise<DocumentBatch> {
    const batch = await this.dataSource.manager.findOneBy(DocumentBatch, { id, party });
    if (!batch) throw new BatchNotFound();
    return batch;
  }

  /** @throws BatchNotFound */
  async counted(id: string, caller: Principal): Promise<CountedBatch> {
    const [one] = await this.withCounts([await this.byId(id, caller)]);
    if (!one) throw new BatchNotFound();
    return one;
  }

  /** @throws CursorInvalid */
  async page(request: ListRequest, { party }: Principal): Promise<Page<CountedBatch>> {
    const mine = this.dataSource.createQueryBuilder(DocumentBatch, 'batch').where('batch.party = :party', { party });
    const page = await readList(mine, BATCH_LIST, request);
    return { ...page, items: await this.withCounts(page.items) };
  }

  /** What became of its files, in their order. @throws BatchNotFound, CursorInvalid */
  async files(id: string, request: ListRequest, caller: Principal): Promise<Page<BatchFile>> {
    const { id: batch } = await this.byId(id, caller);
    const files = this.dataSource.createQueryBuilder(BatchFile, 'file').where('file.batch = :batch', { batch });
    return readList(files, BATCH_FILE_LIST, request);
  }

  /** Hashes of the files that have not come, each once, in the batch's order. @throws BatchNotFound */
  async missing(id: string, caller: Principal): Promise<string[]> {
    const { id: batch } = await this.byId(id, caller);
    const rows = await this.dataSource.query<{ sha256: string }[]>(
      `SELECT sha256 FROM papers.batch_file WHERE batch = $1 AND state = 'awaited' GROUP BY sha256 ORDER BY min(place)`,
      [batch],
    );
    return rows.map(({ sha256 }) => sha256);
  }

  private async withCounts(batches: readonly DocumentBatch[]): Promise<CountedBatch[]> {
    const rows = await this.dataSource.query<Counted[]>(
      'SELECT batch, state, count(*) FROM papers.batch_file WHERE batch = ANY ($1) GROUP BY batch, state',
      [batches.map(({ id }) => id)],
    );
    return batches.map((batch) => ({ batch, counts: countedFiles(rows.filter((row) => row.batch === batch.id)) }));
  }
}
