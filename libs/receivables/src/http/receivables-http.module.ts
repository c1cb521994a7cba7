import { Module } from '@nestjs/common';
import { ActsModule } from '@tallystick/acts';
import { ActsHttpModule } from '@tallystick/acts/http';
import { CreditModule } from '@tallystick/credit';
import { TradeModule } from '@tallystick/trade';
import { DraftCancellation } from '../application/draft-cancellation.js';
import { DraftFragmentAct } from '../application/draft-fragment-act.js';
import { DraftIssue } from '../application/draft-issue.js';
import { DraftMerge } from '../application/draft-merge.js';
import { DraftPayment } from '../application/draft-payment.js';
import { DraftPurchase } from '../application/draft-purchase.js';
import { DraftSplit } from '../application/draft-split.js';
import { DraftTransfer } from '../application/draft-transfer.js';
import { ReceivablesModule } from '../receivables.module.js';
import { FragmentActsController } from './fragment-acts.controller.js';
import { ReceivableActsController } from './receivable-acts.controller.js';
import { ReceivablesController } from './receivables.controller.js';

@Module({
  imports: [ReceivablesModule, ActsModule, ActsHttpModule, CreditModule, TradeModule],
  controllers: [ReceivablesController, ReceivableActsController, FragmentActsController],
  providers: [
    DraftCancellation,
    DraftFragmentAct,
    DraftIssue,
    DraftMerge,
    DraftPayment,
    DraftPurchase,
    DraftSplit,
    DraftTransfer,
  ],
})
export class ReceivablesHttpModule {}
