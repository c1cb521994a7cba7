import type { LineMatch } from '../matching/match-lines.js';
import { judgePrice, priceDeviation, type PriceDeviation } from '../matching/price-deviation.js';
import { describeOrderLine } from '../matching/references.js';
import type { Tolerances } from '../tolerances.js';
import { answer, type Remark, type TradeCheck } from './trade-check.js';

export const pricesAgree: TradeCheck = {
  id: 'prices-agree',
  run: ({ trade, matching, rules: { tolerances } }) => {
    const compared = matching.lines.flatMap((matched) =>
      matched.matches.flatMap((match) => {
        const deviation = priceDeviation(matched, match, trade.invoice.document, tolerances);
        return deviation ? [{ line: matched.line.id, ...deviation }] : [];
      }),
    );
    const overall = deviationsOverall(compared, tolerances);
    const isCompared = new Set<LineMatch>(compared.map(({ match }) => match));
    const priceless = matching.lines.flatMap(({ line, matches }) =>
      matches.filter((match) => match.account.ordered && !isCompared.has(match)).map((match) => ({ line, match })),
    );
    const deviations = compared.map(({ line, outcome, invoiced, ordered, match }) => ({
      outcome,
      text: `line ${line} ${match.billedBefore ? 'makes it' : 'bills'} ${invoiced.toString()} for what order line ${describeOrderLine(match.account.key)} prices at ${ordered.toString()}`,
    }));
    const remarks: Remark[] = [
      ...deviations,
      ...overall,
      ...priceless.map(({ line, match }) => ({
        outcome: 'review' as const,
        text: `order line ${describeOrderLine(match.account.key)} has no price to which line ${line.id} can be held`,
      })),
    ];
    return answer(
      remarks,
      compared.length > 0 ? 'prices are as ordered, within tolerance' : 'no ordered price to compare with',
      {
        lines: compared.map(({ line, invoiced, ordered }) => ({
          line,
          invoiced: invoiced.toDecimalString(),
          ordered: ordered.toDecimalString(),
        })),
        tolerancePercent: tolerances.price.upper.percent?.toString() ?? null,
        toleranceAbsolute: tolerances.price.upper.absolute?.toString() ?? null,
      },
    );
  },
};

/** Lines that bill and take back one order line over and over would each gain what one line may. */
function deviationsOverall(compared: readonly PriceDeviation[], tolerances: Tolerances): Remark[] {
  // What a debit note adds is held to the order with all that came before it.
  const ownGoods = compared.filter(({ match }) => !match.billedBefore);
  const byOrderLine = Map.groupBy(ownGoods, ({ match }) => match.account);
  return [...byOrderLine].flatMap(([account, [first, ...more]]) => {
    if (!first || more.length === 0) return [];
    const invoiced = more.reduce((total, part) => total.plus(part.invoiced), first.invoiced);
    const ordered = more.reduce((total, part) => total.plus(part.ordered), first.ordered);
    const text = `all lines bill ${invoiced.toString()} for what order line ${describeOrderLine(account.key)} prices at ${ordered.toString()}`;
    return [{ outcome: judgePrice(invoiced, ordered, tolerances), text }];
  });
}
