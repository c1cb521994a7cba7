import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Clock } from '@tallystick/kernel';
import { CLOCK, type Principal } from '@tallystick/platform';
import { DataSource, type EntityManager, IsNull } from 'typeorm';
import {
  BatchFileTooLarge,
  BatchHashOfTwo,
  BatchNamesTwice,
  BatchTooLarge,
  TooManyBatches,
} from '../../domain/batches/batch-errors.js';
import type { XmlLimits } from '../../domain/xml/xml-limits.js';
import { DocumentBatch } from '../../infra/batches/document-batch.entity.js';
import { PAPER_LIMITS } from '../../papers/paper-limits.js';
import { BATCH_LIMITS, type BatchLimits } from './batch-limits.js';
import { endBatch } from './end-batch.js';

export interface AnnouncedFile {
  readonly name: string;
  /** Of its bytes, hex. */
  readonly sha256: string;
  readonly bytes: number;
}

const HOUR_MS = 3_600_000;

/** What its opener has handed in before need not come again: it is settled from the beginning. */
const STORE_FILES = `
  INSERT INTO papers.batch_file (batch, place, name, sha256, bytes, state, document, record)
  SELECT $1, place, name, file.sha256, bytes,
    CASE WHEN document.id IS NULL AND record.id IS NULL THEN 'awaited' ELSE 'known' END, document.id, record.id
  FROM unnest($3::text[], $4::text[], $5::int[]) WITH ORDINALITY AS file (name, sha256, bytes, place)
  LEFT JOIN papers.document ON document.sha256 = file.sha256 AND $2::bigint = ANY (document.submitters)
  LEFT JOIN papers.record ON record.sha256 = file.sha256 AND record.submitted_by = $2`;

/** Opens a batch: says which files will come, before any of them does. */
@Injectable()
export class OpenBatch {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(PAPER_LIMITS) private readonly papers: XmlLimits,
    @Inject(BATCH_LIMITS) private readonly limits: BatchLimits,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns its id. @throws BatchTooLarge, BatchFileTooLarge, BatchNamesTwice, TooManyBatches */
  async run(label: string, files: readonly AnnouncedFile[], { party }: Principal): Promise<string> {
    this.requireSound(files);
    const now = this.clock.nowMs();
    return this.dataSource.transaction(async (manager) => {
      await this.requireRoom(manager, party);
      const openUntil = now + this.limits.openHours * HOUR_MS;
      const { id } = await manager.save(
        manager.create(DocumentBatch, {
          ...{ party, label, openedAt: new Date(now), doneAt: null },
          openUntil: new Date(openUntil),
          keptUntil: new Date(openUntil + this.limits.keptDays * 24 * HOUR_MS),
        }),
      );
      const columns = [files.map(({ name }) => name), files.map((one) => one.sha256), files.map((one) => one.bytes)];
      await manager.query(STORE_FILES, [id, party, ...columns]);
      await endBatch(manager, id, now);
      return id;
    });
  }

  private requireSound(files: readonly AnnouncedFile[]): void {
    const { filesMax, bytesMax } = this.limits;
    if (files.length > filesMax) throw new BatchTooLarge('files', files.length, filesMax);
    const names = new Set<string>();
    const lengths = new Map<string, number>();
    let total = 0;
    for (const { name, sha256, bytes } of files) {
      if (bytes > this.papers.maxBytes) throw new BatchFileTooLarge(name, bytes, this.papers.maxBytes);
      if (names.has(name)) throw new BatchNamesTwice(name);
      names.add(name);
      if ((lengths.get(sha256) ?? bytes) !== bytes) throw new BatchHashOfTwo(sha256);
      lengths.set(sha256, bytes);
      total += bytes;
    }
    if (total > bytesMax) throw new BatchTooLarge('bytes', total, bytesMax);
  }

  private async requireRoom(manager: EntityManager, party: string): Promise<void> {
    await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('tallystick-batches', $1))`, [party]);
    const { openMax } = this.limits;
    if ((await manager.countBy(DocumentBatch, { party, doneAt: IsNull() })) >= openMax)
      throw new TooManyBatches(openMax);
  }
}
