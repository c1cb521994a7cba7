import { Decimal } from '@tallystick/kernel';
import type { OrderLineAccount } from '../matching/order-line-account.js';
import { describeOrderLine } from '../matching/references.js';
import { judgeDeviation, type Tolerances } from '../tolerances.js';
import { answer, type Remark, type TradeCheck } from './trade-check.js';

/** What is invoiced of an order line, by this invoice and those before it, against what was ordered and received of it. */
export const quantitiesAgree: TradeCheck = {
  id: 'quantities-agree',
  run: ({ matching: { billed }, rules: { tolerances } }) => {
    const remarks = [...billed].flatMap(([account, invoiced]) => remarksOn(account, invoiced, tolerances));
    return answer(
      remarks,
      billed.size > 0 ? 'no more is billed than was ordered and received' : 'no order line is billed',
      {
        orderLines: [...billed].map(([{ key, ordered, despatched, received, credited }, invoiced]) => ({
          orderLine: describeOrderLine(key),
          ordered: text(ordered?.quantity.value),
          despatched: text(despatched),
          received: text(received),
          invoiced: text(invoiced),
          ...(credited.isZero() ? {} : { credited: text(credited) }),
        })),
      },
    );
  },
};

function remarksOn(account: OrderLineAccount, invoiced: Decimal, tolerances: Tolerances): Remark[] {
  const line = describeOrderLine(account.key);
  if (account.units.size > 1) {
    const units = [...account.units].map((unit) => unit || 'no unit that is named');
    return [{ outcome: 'review', text: `order line ${line} is counted in ${units.join(' and ')}` }];
  }
  const { ordered, despatched, received } = account;
  const remarks: Remark[] = [];
  const hold = (limit: Decimal | undefined, what: string) => {
    if (!limit) return;
    const outcome = judgeDeviation(invoiced, limit, tolerances.quantity);
    const figures = `${text(invoiced)} billed of order line ${line}, ${text(limit)} ${what}`;
    const left = judgeDeviation(invoiced.minus(sumOf(account.awaited)), limit, tolerances.quantity);
    const isAwaited = outcome === 'fail' && left !== 'fail';
    remarks.push(
      isAwaited ? { outcome: 'review', text: `${figures}, ${awaitedOf(account)}` } : { outcome, text: figures },
    );
  };
  hold(ordered?.quantity.value, 'ordered');
  hold(received, 'received');
  if (received && despatched && received.compare(despatched) > 0) {
    const figures = `${text(received)} of order line ${line} received, ${text(despatched)} despatched`;
    remarks.push({ outcome: 'review', text: `${figures}: a despatch advice is missing or wrong` });
  }
  return remarks;
}

function awaitedOf({ awaited }: OrderLineAccount): string {
  const invoices = [...new Set(awaited.map(({ invoice }) => invoice))].join(', ');
  const credits = `credit notes took back ${text(sumOf(awaited))} of it from ${invoices}`;
  return `and ${credits}: verify again once the ledger lets no more of ${invoices} be financed than is left`;
}

function sumOf(awaited: OrderLineAccount['awaited']): Decimal {
  return awaited.reduce((sum, { quantity }) => sum.plus(quantity), Decimal.ZERO);
}

function text(quantity: Decimal | undefined): string {
  return quantity?.normalised().toString() ?? '';
}
