import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { DraftOptions } from '@tallystick/acts/http';
import { IsMinorUnits } from '@tallystick/platform';
import { IsOptional, Matches } from 'class-validator';
import { FragmentRequest, PurchaseRequest } from './receivable-requests.js';

const DAY = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;

export class SettlementBankRequest extends DraftOptions {
  @ApiProperty({ description: 'Party number of the bank that keeps your account; 0 for none from now on.' })
  @Matches(/^(0|[1-9][0-9]{0,9})$/, { message: 'bank must be a party number in decimal digits, or 0' })
  bank!: string;
}

export class LockRequest extends PurchaseRequest {
  @ApiPropertyOptional({
    example: '2027-03-03',
    description: 'The price must be booked by 24:00 Asia/Shanghai of this day; two business days ahead by default.',
  })
  @IsOptional()
  @Matches(DAY, { message: 'payBy must be a date as YYYY-MM-DD' })
  payBy?: string;

  @ApiPropertyOptional({
    example: '2027-03-05',
    description:
      'From 24:00 Asia/Shanghai of this day on anybody may undo the lock: two business days after `payBy`, by default and at least.',
  })
  @IsOptional()
  @Matches(DAY, { message: 'unlockFrom must be a date as YYYY-MM-DD' })
  unlockFrom?: string;
}

export class ReceiptRequest extends FragmentRequest {
  @ApiProperty({ description: 'What was booked, minor units.' })
  @IsMinorUnits()
  amountMinor!: string;

  @ApiProperty({
    description: '32 bytes, 0x hex: your own name of the booking; it counts once. Never a hash of something guessable.',
  })
  @Matches(/^0x[0-9a-f]{64}$/, { message: 'bankReference must be 0x and 64 lower-case hex digits' })
  bankReference!: string;

  @ApiProperty({ description: 'When the money was booked on the payee’s account, in seconds since 1970.' })
  @Matches(/^[1-9][0-9]{0,11}$/, { message: 'bookedAt must be seconds since 1970 in decimal digits' })
  bookedAt!: string;
}
