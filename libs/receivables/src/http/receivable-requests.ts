import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { DraftOptions } from '@tallystick/acts/http';
import { IsIntervalPoint, IsMinorUnits, IsPartyNumber, IsReceivableId } from '@tallystick/platform';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsOptional, IsUUID, Matches } from 'class-validator';

/** Cuts and merges in one act at most, so that it fits a block with room to spare. */
const PARTS_MAX = 100;

export class IssueRequest extends DraftOptions {
  @ApiProperty({ format: 'uuid', description: 'The passed verification of the invoice.' })
  @IsUUID()
  verification!: string;

  @ApiProperty({ description: 'Minor units; at most what the invoice has left to finance.' })
  @IsMinorUnits()
  faceMinor!: string;

  @ApiProperty({
    example: '2027-03-31',
    description: 'Asia/Shanghai; on a closed day it is paid on the next business day.',
  })
  @Matches(/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/, { message: 'dueDate must be a date as YYYY-MM-DD' })
  dueDate!: string;

  @ApiPropertyOptional({ description: 'The bank’s programme that it draws on.' })
  @IsOptional()
  @IsPartyNumber()
  programme?: string;
}

export class FragmentRequest extends DraftOptions {
  @ApiProperty()
  @IsReceivableId()
  receivable!: string;

  @ApiProperty({ description: 'Where the fragment starts in the receivable’s interval, minor units.', example: '0' })
  @IsIntervalPoint()
  from!: string;
}

export class SplitRequest extends FragmentRequest {
  @ApiProperty({
    type: [String],
    description: 'The parts’ lengths in order, minor units; they add up to the fragment.',
  })
  @IsArray()
  @ArrayMinSize(2)
  @ArrayMaxSize(PARTS_MAX)
  @IsMinorUnits({ each: true })
  partsMinor!: string[];
}

export class MergeRequest extends DraftOptions {
  @ApiProperty()
  @IsReceivableId()
  receivable!: string;

  @ApiProperty({
    type: [String],
    description: 'Where each fragment starts, in order; each begins where the one before it ends.',
  })
  @IsArray()
  @ArrayMinSize(2)
  @ArrayMaxSize(PARTS_MAX)
  @IsIntervalPoint({ each: true })
  froms!: string[];
}

export class PartRequest extends FragmentRequest {
  @ApiPropertyOptional({ description: 'The fragment’s tail of this length; all of it by default. Minor units.' })
  @IsOptional()
  @IsMinorUnits()
  amountMinor?: string;
}

export class TransferRequest extends PartRequest {
  @ApiProperty({ description: 'Party number of who is to hold it.' })
  @IsPartyNumber()
  recipient!: string;
}

export class PurchaseRequest extends PartRequest {
  @ApiProperty({ description: 'Party number of the bank.' })
  @IsPartyNumber()
  buyer!: string;

  @ApiProperty({ description: 'What the holder receives, minor units.' })
  @IsMinorUnits()
  priceMinor!: string;
}

export class CancellationRequest extends FragmentRequest {
  @ApiPropertyOptional({
    description: 'Party number of the verifier that gives the invoice back for one corrected issue.',
  })
  @IsOptional()
  @IsPartyNumber()
  verifier?: string;
}
