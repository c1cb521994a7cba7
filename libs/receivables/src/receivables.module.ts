import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { FindFragment } from './application/find-fragment.js';
import { FindReceivables } from './application/find-receivables.js';
import { FragmentHistory } from './infra/projection/fragment-history.entity.js';
import { LedgerAsset } from './infra/projection/ledger-asset.entity.js';
import { LedgerFragment } from './infra/projection/ledger-fragment.entity.js';
import { LedgerReceivable } from './infra/projection/ledger-receivable.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature([FragmentHistory, LedgerAsset, LedgerFragment, LedgerReceivable])],
  providers: [FindFragment, FindReceivables],
  exports: [FindFragment, FindReceivables],
})
export class ReceivablesModule {}
