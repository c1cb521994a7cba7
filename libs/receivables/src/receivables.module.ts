import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { FindBurdens } from './application/find-burdens.js';
import { FindFragment } from './application/find-fragment.js';
import { FindLock } from './application/find-lock.js';
import { FindReceivables } from './application/find-receivables.js';
import { FindSettlementBank } from './application/find-settlement-bank.js';
import { ledgerEntities } from './infra/projection/index.js';

const useCases = [FindBurdens, FindFragment, FindLock, FindReceivables, FindSettlementBank];

@Module({
  imports: [TypeOrmModule.forFeature(ledgerEntities)],
  providers: useCases,
  exports: useCases,
})
export class ReceivablesModule {}
