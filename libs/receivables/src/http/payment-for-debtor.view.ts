import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PreparedTransactionView } from '@tallystick/acts/http';
import { currencyOfNumericCode } from '@tallystick/kernel';
import { IsIntervalPoint, IsReceivableId } from '@tallystick/platform';
import { IsEthereumAddress, IsOptional } from 'class-validator';
import type { PaymentForDebtor } from '../application/prepare-payment-for-debtor.js';

export class PaymentForDebtorRequest {
  @ApiProperty()
  @IsReceivableId()
  receivable!: string;

  @ApiProperty({ description: 'Where the fragment starts in the receivable’s interval, minor units.', example: '0' })
  @IsIntervalPoint()
  from!: string;

  @ApiPropertyOptional({
    description: 'The account that is to pay, which must send the transactions itself; your party’s by default.',
  })
  @IsOptional()
  @IsEthereumAddress()
  payer?: string;
}

export class PaymentForDebtorView {
  @ApiProperty()
  receivable!: string;

  @ApiProperty({ description: 'Minor units.' })
  from!: string;

  @ApiProperty({ description: 'Minor units.' })
  to!: string;

  @ApiProperty({ description: 'Another act on the fragment raises it, and the payment is refused: prepare it anew.' })
  version!: string;

  @ApiProperty({ description: 'The account that must send the transactions, and pays.' })
  payer!: string;

  @ApiProperty({ description: 'Party number of whom it goes to.' })
  payee!: string;

  @ApiProperty()
  payeeAccount!: string;

  @ApiProperty({ description: 'Minor units: the whole fragment.' })
  amountMinor!: string;

  @ApiProperty({ example: 'CNY' })
  currency!: string;

  @ApiProperty({ description: 'Address of the token.' })
  asset!: string;

  @ApiProperty({
    type: [PreparedTransactionView],
    description:
      'To be sent before, in order: the payer’s leave for the ledger to move the amount. Empty when it is given.',
  })
  approvals!: PreparedTransactionView[];

  @ApiProperty({ type: PreparedTransactionView })
  payment!: PreparedTransactionView;
}

export function paymentForDebtorView(prepared: PaymentForDebtor): PaymentForDebtorView {
  const { payer, payee, payeeAccount, amountMinor, asset, approvals, payment } = prepared;
  const { receivable, from, to, version } = prepared.fragment;
  const currency = currencyOfNumericCode(prepared.receivable.currency).code;
  return {
    ...{ receivable, from, to, version, payer, payee, payeeAccount },
    ...{ amountMinor, currency, asset, approvals: [...approvals], payment },
  };
}
