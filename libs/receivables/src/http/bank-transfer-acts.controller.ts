import { Body, Controller, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { ActPresenter, ActView } from '@tallystick/acts/http';
import { type CalendarDate, parseCalendarDate } from '@tallystick/kernel';
import { Caller, type Principal, RequireScope } from '@tallystick/platform';
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
    private readonly present: ActPresenter,
  ) {}

  /** Names the bank that keeps your account: its receipts count for payments to you. */
  @Post('name-settlement-bank')
  @ApiCreatedResponse({ type: ActView })
  @RequireScope('acts')
  async nameSettlementBank(@Body() terms: SettlementBankRequest, @Caller() caller: Principal): Promise<ActView> {
    return this.present.byId(await this.naming.run(terms, caller), caller);
  }

  /** Sells your fragment, or its tail, by bank transfer: it is held for the buyer until your settlement bank has the price. Both sign. */
  @Post('lock')
  @ApiCreatedResponse({ type: ActView })
  @RequireScope('acts')
  async lock(@Body() terms: LockRequest, @Caller() caller: Principal): Promise<ActView> {
    const days = { payBy: dayOf(terms.payBy), unlockFrom: dayOf(terms.unlockFrom) };
    return this.present.byId(await this.locking.run({ ...terms, ...days }, caller), caller);
  }

  /** Gives up a lock of which you are the buyer. */
  @Post('unlock')
  @ApiCreatedResponse({ type: ActView })
  @RequireScope('acts')
  async unlock(@Body() terms: FragmentRequest, @Caller() caller: Principal): Promise<ActView> {
    return this.present.byId(await this.unlocking.run(terms, caller), caller);
  }

  /** Your receipt, as the seller’s settlement bank, of a locked part’s price: the part becomes the buyer’s. */
  @Post('settle')
  @ApiCreatedResponse({ type: ActView })
  @RequireScope('acts')
  async settle(@Body() terms: ReceiptRequest, @Caller() caller: Principal): Promise<ActView> {
    return this.present.byId(await this.settling.run(terms, caller), caller);
  }

  /** Your receipt, as the payee’s settlement bank, of the payment of a fragment, or of its tail. */
  @Post('pay-by-receipt')
  @ApiCreatedResponse({ type: ActView })
  @RequireScope('acts')
  async payByReceipt(@Body() terms: ReceiptRequest, @Caller() caller: Principal): Promise<ActView> {
    return this.present.byId(await this.paying.run(terms, caller), caller);
  }
}

function dayOf(text: string | undefined): CalendarDate | undefined {
  return text === undefined ? undefined : parseCalendarDate(text);
}
