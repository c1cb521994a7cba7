import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { SettlementBankUnnamed } from '../domain/errors.js';
import { SettlementBank } from '../infra/projection/settlement-bank.entity.js';

/** The bank that a party named as its accounts' keeper: its receipts, and no other's, count for payments to that party. */
@Injectable()
export class FindSettlementBank {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** `bank` is 0 and `sequence` as well while none was ever named. */
  async of(party: string): Promise<SettlementBank> {
    const named = await this.dataSource.manager.findOneBy(SettlementBank, { party });
    return named ?? { party, bank: '0', sequence: '0' };
  }

  /** Throws `SettlementBankUnnamed`. */
  async namedBy(party: string): Promise<string> {
    const { bank } = await this.of(party);
    if (bank === '0') throw new SettlementBankUnnamed(party);
    return bank;
  }
}
