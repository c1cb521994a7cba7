import { Module } from '@nestjs/common';
import { ActsModule } from '@tallystick/acts';
import { ActsHttpModule } from '@tallystick/acts/http';
import { CreditModule } from '@tallystick/credit';
import { TradeModule } from '@tallystick/trade';
import { DraftCancellation } from '../application/draft-cancellation.js';
import { DraftDispute } from '../application/draft-dispute.js';
import { DraftDisputedByOrder } from '../application/draft-disputed-by-order.js';
import { DraftFragmentAct } from '../application/draft-fragment-act.js';
import { DraftFreeze } from '../application/draft-freeze.js';
import { DraftFreezeConfirmation } from '../application/draft-freeze-confirmation.js';
import { DraftIssue } from '../application/draft-issue.js';
import { DraftLock } from '../application/draft-lock.js';
import { DraftMerge } from '../application/draft-merge.js';
import { DraftPause } from '../application/draft-pause.js';
import { DraftPayment } from '../application/draft-payment.js';
import { DraftPledge } from '../application/draft-pledge.js';
import { DraftPurchase } from '../application/draft-purchase.js';
import { DraftReassignment } from '../application/draft-reassignment.js';
import { DraftReceipt } from '../application/draft-receipt.js';
import { DraftReceiptedPayment } from '../application/draft-receipted-payment.js';
import { DraftRelease } from '../application/draft-release.js';
import { DraftResolution } from '../application/draft-resolution.js';
import { DraftSettlement } from '../application/draft-settlement.js';
import { DraftSettlementBankNaming } from '../application/draft-settlement-bank-naming.js';
import { DraftSplit } from '../application/draft-split.js';
import { DraftTransfer } from '../application/draft-transfer.js';
import { DraftUnlock } from '../application/draft-unlock.js';
import { FindBuyersLine } from '../application/find-buyers-line.js';
import { FindPosition } from '../application/find-position.js';
import { PreparePaymentForDebtor } from '../application/prepare-payment-for-debtor.js';
import { StateFreezeLapsed } from '../application/state-freeze-lapsed.js';
import { StateLockLapsed } from '../application/state-lock-lapsed.js';
import { StateOverdue } from '../application/state-overdue.js';
import { ReceivablesModule } from '../receivables.module.js';
import { BankTransferActsController } from './bank-transfer-acts.controller.js';
import { EncumbranceActsController } from './encumbrance-acts.controller.js';
import { FactsController } from './facts.controller.js';
import { FragmentActsController } from './fragment-acts.controller.js';
import { OrderActsController } from './order-acts.controller.js';
import { PaymentForDebtorController } from './payment-for-debtor.controller.js';
import { PositionController } from './position.controller.js';
import { ReceivableActsController } from './receivable-acts.controller.js';
import { ReceivablesController } from './receivables.controller.js';

@Module({
  imports: [ReceivablesModule, ActsModule, ActsHttpModule, CreditModule, TradeModule],
  controllers: [
    ReceivablesController,
    ReceivableActsController,
    FragmentActsController,
    BankTransferActsController,
    EncumbranceActsController,
    OrderActsController,
    FactsController,
    PaymentForDebtorController,
    PositionController,
  ],
  providers: [
    DraftCancellation,
    DraftDispute,
    DraftDisputedByOrder,
    DraftFragmentAct,
    DraftFreeze,
    DraftFreezeConfirmation,
    DraftIssue,
    DraftLock,
    DraftMerge,
    DraftPause,
    DraftPayment,
    DraftPledge,
    DraftPurchase,
    DraftReassignment,
    DraftReceipt,
    DraftReceiptedPayment,
    DraftRelease,
    DraftResolution,
    DraftSettlement,
    DraftSettlementBankNaming,
    DraftSplit,
    DraftTransfer,
    DraftUnlock,
    FindBuyersLine,
    FindPosition,
    PreparePaymentForDebtor,
    StateFreezeLapsed,
    StateLockLapsed,
    StateOverdue,
  ],
  exports: [DraftLock, DraftPurchase],
})
export class ReceivablesHttpModule {}
