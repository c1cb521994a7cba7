import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Caller, type Principal, RequireScope } from '@tallystick/platform';
import { PreparePaymentForDebtor } from '../application/prepare-payment-for-debtor.js';
import { PaymentForDebtorRequest, PaymentForDebtorView, paymentForDebtorView } from './payment-for-debtor.view.js';

@ApiTags('transactions')
@ApiBearerAuth()
@Controller('v1/transactions')
export class PaymentForDebtorController {
  constructor(private readonly preparing: PreparePaymentForDebtor) {}

  /** What your own wallet sends to pay a whole fragment in its debtor’s place, from the due time on. Nothing is sent for you. */
  @Post('pay-for')
  @ApiOkResponse({ type: PaymentForDebtorView })
  @HttpCode(200)
  @RequireScope('acts')
  async payFor(@Body() terms: PaymentForDebtorRequest, @Caller() caller: Principal): Promise<PaymentForDebtorView> {
    return paymentForDebtorView(await this.preparing.run(terms, caller));
  }
}
