import { Body, Controller } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { ActDraft } from '@tallystick/acts';
import { DraftsAct } from '@tallystick/acts/http';
import { type CalendarDate, parseCalendarDate } from '@tallystick/kernel';
import { Caller, type Principal } from '@tallystick/platform';
import { DraftLock } from '../application/draft-lock.js';
import { DraftReceiptedPayment } from '../application/draft-receipted-payment.js';
import { DraftSettlement } from '../application/draft-settlement.js';
import { DraftSettlementBankNaming } from '../application/draft-settlement-bank-naming.js';
import { DraftUnlock } from '../application/draft-unlock.js';
import { LockRequest, ReceiptRequest, SettlementBankRequest } from './bank-transfer-requests.js';
import { FragmentRequest } from './receivable-requests.js';

/** Claims that are bought and paid by bank transfer, on the word of the payee's own bank. */
@ApiTags('acts')
@ApiBearerAuth()
@Controller('v1/acts')
export class BankTransferActsController {
  constructor(
    private readonly naming: DraftSettlementBankNaming,
    private readonly locking: DraftLock,
    private readonly unlocking: DraftUnlock,
    private readonly settling: DraftSettlement,
    private readonly paying: DraftReceiptedPayment,
  ) {}

  /** Names the bank that keeps your account: its receipts count for payments to you. */
  @DraftsAct('name-settlement-bank')
  async nameSettlementBank(@Body() terms: SettlementBankRequest, @Caller() caller: Principal): Promise<ActDraft> {
    return this.naming.run(terms, caller);
  }

  /** Sells your fragment, or its tail, by bank transfer: it is held for the buyer until your settlement bank has the price. Both sign. */
  @DraftsAct('lock')
  async lock(@Body() terms: LockRequest, @Caller() caller: Principal): Promise<ActDraft> {
    const days = { payBy: dayOf(terms.payBy), unlockFrom: dayOf(terms.unlockFrom) };
    return this.locking.run({ ...terms, ...days }, caller);
  }

  /** Gives up a lock of which you are the buyer. */
  @DraftsAct('unlock')
  async unlock(@Body() terms: FragmentRequest, @Caller() caller: Principal): Promise<ActDraft> {
    return this.unlocking.run(terms, caller);
  }

  /** Your receipt, as the seller’s settlement bank, of a locked part’s price: the part becomes the buyer’s. */
  @DraftsAct('settle')
  async settle(@Body() terms: ReceiptRequest, @Caller() caller: Principal): Promise<ActDraft> {
    return this.settling.run(terms, caller);
  }

  /** Your receipt, as the payee’s settlement bank, of the payment of a fragment, or of its tail. */
  @DraftsAct('pay-by-receipt')
  async payByReceipt(@Body() terms: ReceiptRequest, @Caller() caller: Principal): Promise<ActDraft> {
    return this.paying.run(terms, caller);
  }
}

function dayOf(text: string | undefined): CalendarDate | undefined {
  return text === undefined ? undefined : parseCalendarDate(text);
}
