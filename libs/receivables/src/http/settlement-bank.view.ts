import { ApiProperty } from '@nestjs/swagger';
import type { SettlementBank } from '../infra/projection/settlement-bank.entity.js';

export class SettlementBankView {
  @ApiProperty({ description: 'Party number; 0 while you have named none.' })
  bank!: string;
}

export function settlementBankView({ bank }: SettlementBank): SettlementBankView {
  return { bank };
}
