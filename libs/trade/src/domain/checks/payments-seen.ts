import { Money } from '@tallystick/kernel';
import { type PaymentsSeen, paymentsSeen } from '../payments/payments-seen.js';
import type { SeenPayment } from '../payments/seen-payment.js';
import { deliveryDates } from './delivered-before-issue.js';
import { answer, type CheckContext, type Remark, type TradeCheck } from './trade-check.js';

/**
 * Capital flow: what banks booked of the invoice. A claim that was paid is gone; money before the goods makes it a prepayment, which no
 * certificate may be issued on (银发〔2025〕77号 art. 11; the machine form is unconfirmed).
 */
export const paymentsAreSeen: TradeCheck = {
  id: 'payments-seen',
  run: (context) => {
    const seen = paymentsSeen(context.trade);
    const { payable } = context.trade.invoice.document.totals;
    const inputs = {
      statements: seen.statements,
      paidMinor: seen.paidMinor.toString(),
      claimedMinor: seen.claimedMinor.toString(),
      payments: seen.payments.map(({ of, amountMinor, valueOn = null, ground, account, doubts }) => ({
        ...{ statementOf: of, amountMinor: amountMinor.toString(), valueOn, ground, account },
        doubts: [...doubts],
      })),
      advised: seen.advised.map(({ amountMinor, payOn = null, doubts }) => ({
        ...{ amountMinor: amountMinor.toString(), payOn },
        doubts: [...doubts],
      })),
    };
    if (seen.statements === 0 && seen.advised.length === 0)
      return answer([], 'no bank statement or remittance advice tells of it, which proves nothing', inputs);
    const open = Money.ofMinor(
      payable.value.amountMinor - (seen.paidMinor - seen.prepaidMinor),
      payable.value.currency,
    );
    const allWell = seen.paidMinor > 0n ? `part of it is paid; ${open.toString()} is open` : 'no bank shows it as paid';
    return answer(remarksOn(seen, open, context), allWell, inputs);
  },
};

function remarksOn(seen: PaymentsSeen, open: Money, { trade }: CheckContext): Remark[] {
  const remarks: Remark[] = [];
  const { payments, advised, claimedMinor } = seen;
  const { currency } = trade.invoice.document;
  const unsurely = Money.ofMinor(seen.paidMinor - seen.surelyPaidMinor, currency);
  if (seen.paidMinor > 0n && open.amountMinor <= 0n)
    remarks.push(
      open.plus(unsurely).amountMinor > 0n
        ? { outcome: 'review', text: 'it is paid, if the buyer’s remittance advice is right' }
        : { outcome: 'fail', text: 'it is paid: nothing is left to finance' },
    );
  const doubts = new Set([
    ...payments.flatMap((payment) => payment.doubts.map((doubt) => `${describe(payment)}: ${doubt}`)),
    ...advised.flatMap((one) => one.doubts.map((doubt) => `a remittance advice: ${doubt}`)),
  ]);
  remarks.push(...[...doubts].map((text): Remark => ({ outcome: 'review', text })));
  if (claimedMinor > 0n) {
    const amount = Money.ofMinor(claimedMinor, currency).toString();
    remarks.push({ outcome: 'review', text: `${claimants(seen)} ${amount} more than the seller’s bank does` });
  }
  const [arrived] = deliveryDates(trade);
  const early = payments.filter(
    ({ of, amountMinor, valueOn }) => of === 'seller' && amountMinor > 0n && valueOn && arrived && valueOn < arrived,
  );
  for (const payment of early)
    remarks.push({
      outcome: 'review',
      text: `${describe(payment)}: before goods arrived on ${arrived ?? ''}, a prepayment`,
    });
  return remarks;

  function describe({ amountMinor, valueOn }: SeenPayment): string {
    return `a payment of ${Money.ofMinor(amountMinor, currency).toString()} of ${valueOn ?? 'an unknown day'}`;
  }
}

function claimants({ payments, advised }: PaymentsSeen): string {
  if (advised.length === 0) return 'the buyer’s statement shows';
  return payments.some(({ of }) => of === 'buyer')
    ? 'the buyer’s statement and remittance advices show'
    : 'a remittance advice tells of';
}
