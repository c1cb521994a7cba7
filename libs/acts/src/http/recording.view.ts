import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { LedgerStanding } from '../infra/ledger-standing.js';

export class ActRecordView {
  @ApiProperty({ description: 'Block number, decimal digits.' })
  block!: string;

  @ApiProperty()
  transactionHash!: string;

  @ApiProperty({ format: 'date-time', description: 'The block’s time.' })
  at!: string;
}

export class ActFailureView {
  @ApiProperty({ example: 'allowance-too-low' })
  code!: string;

  @ApiProperty()
  message!: string;
}

/** How far the recording of an act or a fact has come; part of the view of either. */
export abstract class RecordingView {
  @ApiPropertyOptional({ type: ActRecordView })
  recorded?: ActRecordView;

  @ApiPropertyOptional({
    type: ActFailureView,
    description: 'Why the last try to record it failed; it is tried again until it ends.',
  })
  lastFailure?: ActFailureView;
}

/** @param isWaiting whether it may still be recorded: of what has ended a failed try says nothing */
export function recordingView(standing: LedgerStanding, isWaiting: boolean): RecordingView {
  const { recordedBlock, recordedAt, transactionHash, lastFailure } = standing;
  return {
    ...(recordedBlock && recordedAt && transactionHash
      ? { recorded: { block: recordedBlock, at: recordedAt.toISOString(), transactionHash } }
      : {}),
    ...(isWaiting && lastFailure ? { lastFailure: { code: lastFailure.code, message: lastFailure.message } } : {}),
  };
}
