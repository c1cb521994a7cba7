import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { CountedBatch } from '../../application/batches/find-batches.js';
import { FILE_STATES, type FileCounts, type FileState } from '../../domain/batches/file-state.js';
import type { BatchFile } from '../../infra/batches/batch-file.entity.js';
import { FindingView } from '../trade.view.js';

export class FileCountsView implements FileCounts {
  @ApiProperty({ description: 'Have not come yet.' })
  awaited!: number;

  @ApiProperty({ description: 'Are kept, and will be taken in.' })
  received!: number;

  @ApiProperty({ description: 'Were taken in, as documents or records.' })
  accepted!: number;

  @ApiProperty({ description: 'You had handed in the same bytes before.' })
  known!: number;

  @ApiProperty({ description: 'Were not taken in; each says why.' })
  refused!: number;
}

export class BatchView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  label!: string;

  @ApiProperty({ enum: ['open', 'done'], description: 'Done once every file is accepted, known or refused.' })
  state!: 'open' | 'done';

  @ApiProperty({ type: FileCountsView })
  files!: FileCountsView;

  @ApiProperty({ format: 'date-time' })
  openedAt!: string;

  @ApiProperty({ format: 'date-time', description: 'Until when its files may come.' })
  openUntil!: string;

  @ApiPropertyOptional({
    format: 'date-time',
    description: 'Once every file is settled, or the time for them is over.',
  })
  doneAt?: string;

  @ApiProperty({ format: 'date-time', description: 'Until when it is told of. Papers that were taken in stay.' })
  keptUntil!: string;
}

export class BatchPageView {
  @ApiProperty({ type: [BatchView] })
  items!: BatchView[];

  @ApiPropertyOptional()
  nextCursor?: string;
}

export class FileRefusalView {
  @ApiProperty({ description: 'As `POST /v1/documents` would have said it.', example: 'paper-unreadable' })
  code!: string;

  @ApiProperty()
  detail!: string;

  @ApiPropertyOptional({ type: [FindingView], description: 'What is wrong, with its place in the document.' })
  findings?: FindingView[];
}

export class BatchFileView {
  @ApiProperty()
  name!: string;

  @ApiProperty({ description: 'Of its bytes, hex.' })
  sha256!: string;

  @ApiProperty()
  bytes!: number;

  @ApiProperty({ enum: FILE_STATES })
  state!: FileState;

  @ApiPropertyOptional({ format: 'uuid', description: 'The document that it is.' })
  document?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'The record that it is.' })
  record?: string;

  @ApiPropertyOptional({ type: FileRefusalView })
  refusal?: FileRefusalView;
}

export class BatchFilePageView {
  @ApiProperty({ type: [BatchFileView] })
  items!: BatchFileView[];

  @ApiPropertyOptional()
  nextCursor?: string;
}

export class MissingFilesView {
  @ApiProperty({ type: [String], description: 'SHA-256 of the files that have not come, each once.' })
  sha256!: string[];
}

export function batchView({ batch, counts }: CountedBatch): BatchView {
  const { id, label, openedAt, openUntil, doneAt, keptUntil } = batch;
  return {
    ...{ id, label, state: doneAt ? ('done' as const) : ('open' as const), files: { ...counts } },
    ...{ openedAt: openedAt.toISOString(), openUntil: openUntil.toISOString(), keptUntil: keptUntil.toISOString() },
    ...(doneAt ? { doneAt: doneAt.toISOString() } : {}),
  };
}

export function batchFileView({ name, sha256, bytes, state, document, record, refusal }: BatchFile): BatchFileView {
  return {
    ...{ name, sha256, bytes, state },
    ...(document === null ? {} : { document }),
    ...(record === null ? {} : { record }),
    ...(refusal === null ? {} : { refusal: { ...refusal, findings: [...(refusal.findings ?? [])] } }),
  };
}
