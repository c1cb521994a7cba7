import { canonicalReference, describeOrderLine, orderOfKey } from '../matching/references.js';
import type { OrderLineAccount } from '../matching/order-line-account.js';
import { answer, type CheckContext, type Remark, type TradeCheck } from './trade-check.js';

/** Numbers of articles named in a message: a paper of thousands of lines may have as many for each of them. */
const ARTICLES_TOLD = 5;

/** Lines are tied by order line alone; an article that happens to be the same ties nothing. */
export const linesMatch: TradeCheck = {
  id: 'lines-match',
  run: (context) => {
    const tied = context.matching.lines.map(({ line, matches }) => ({
      line: line.id,
      orderLines: matches.map(({ account }) => describeOrderLine(account.key)),
    }));
    return answer(remarksOn(context), 'every line bills a line that was ordered', { lines: tied });
  },
};

function remarksOn({ matching, trade }: CheckContext): Remark[] {
  const orders = new Set(trade.orders.map(({ document }) => canonicalReference(document.number.value)));
  return matching.lines.flatMap(({ line, matches }) => {
    if (matches.length === 0) return [{ outcome: 'review' as const, text: `line ${line.id} names no order line` }];
    return matches.flatMap(({ account }) => remarksOnAccount(line.id, account, orders));
  });
}

function remarksOnAccount(line: string, account: OrderLineAccount, orders: ReadonlySet<string>): Remark[] {
  const orderLine = describeOrderLine(account.key);
  const remarks: Remark[] = [];
  if (!account.ordered && orders.has(orderOfKey(account.key))) {
    remarks.push({ outcome: 'fail', text: `line ${line} bills ${orderLine}, which its order does not have` });
  }
  for (const [scheme, numbers] of account.articles) {
    if (numbers.size < 2) continue;
    const more = numbers.size > ARTICLES_TOLD ? ', ...' : '';
    const list = [...numbers].slice(0, ARTICLES_TOLD).join(', ') + more;
    remarks.push({
      outcome: 'fail',
      text: `papers name different articles (${scheme}: ${list}) for order line ${orderLine}`,
    });
  }
  return remarks;
}
