import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { currencyOfNumericCode } from '@tallystick/kernel';
import { IsOptional, Matches } from 'class-validator';
import { LARGEST_DEBTORS, type Position, type PositionRow } from '../application/find-position.js';

const MONTH = /^(19|2[0-9])[0-9]{2}-(0[1-9]|1[0-2])$/;

export class PositionQuery {
  @ApiPropertyOptional({
    example: '2027-03',
    description: 'Only what is due in this month, by Shanghai’s calendar, summed by day and not by month.',
  })
  @IsOptional()
  @Matches(MONTH, { message: 'month must be a year from 1900 to 2999 and a month, such as 2027-03' })
  month?: string;
}

export class PositionRowView {
  @ApiProperty({ description: `Party number; 0 for all who are not among the ${LARGEST_DEBTORS} largest.` })
  debtor!: string;

  @ApiProperty({ example: 'CNY' })
  currency!: string;

  @ApiProperty({ example: '2027-03', description: 'Month of the due day in Shanghai.' })
  month!: string;

  @ApiPropertyOptional({
    example: '2027-03-31',
    description: 'The due day in Shanghai, where a month is asked for by day.',
  })
  day?: string;

  @ApiProperty({ description: 'Minor units that are neither paid nor cancelled.' })
  amountMinor!: string;

  @ApiProperty({ description: 'Of it what is overdue, minor units.' })
  overdueMinor!: string;

  @ApiProperty({ description: 'How many fragments are held, or receivables owed.' })
  count!: number;
}

export class PositionView {
  @ApiProperty({ type: [PositionRowView], description: 'What you hold, by debtor and month due, the earliest first.' })
  held!: PositionRowView[];

  @ApiProperty({ type: [PositionRowView], description: 'What you owe, by month due, the earliest first.' })
  owed!: PositionRowView[];
}

export const positionView = ({ held, owed }: Position): PositionView => ({
  held: held.map(rowView),
  owed: owed.map(rowView),
});

const rowView = ({ currency, ...row }: PositionRow): PositionRowView => ({
  ...row,
  currency: currencyOfNumericCode(currency).code,
});
