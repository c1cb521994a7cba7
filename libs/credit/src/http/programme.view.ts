import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { currencyOfNumericCode } from '@tallystick/kernel';
import type { ProgrammeWithOutstanding } from '../application/find-programmes.js';

export class ProgrammeView {
  @ApiProperty()
  programme!: string;

  @ApiProperty({ description: 'Party number of the bank.' })
  bank!: string;

  @ApiProperty({ description: 'Party number of the core enterprise.' })
  debtor!: string;

  @ApiProperty({ example: 'CNY' })
  currency!: string;

  @ApiProperty({ description: 'Minor units.' })
  limitMinor!: string;

  @ApiProperty({ description: 'Drawn by live fragments, minor units.' })
  outstandingMinor!: string;

  @ApiProperty({ description: 'Days.' })
  maxTenorDays!: number;

  @ApiProperty({ type: [String], description: 'Party numbers of the accepted verifiers.' })
  verifiers!: string[];

  @ApiProperty()
  open!: boolean;
}

export class ProgrammePageView {
  @ApiProperty({ type: [ProgrammeView] })
  items!: ProgrammeView[];

  @ApiPropertyOptional()
  nextCursor?: string;
}

export function programmeView({ programme, outstandingMinor }: ProgrammeWithOutstanding): ProgrammeView {
  const { programme: number, bank, debtor, currency, limitMinor, maxTenorDays, verifiers, open } = programme;
  const { code } = currencyOfNumericCode(currency);
  return {
    programme: number,
    bank,
    debtor,
    currency: code,
    limitMinor,
    outstandingMinor,
    maxTenorDays,
    verifiers,
    open,
  };
}
