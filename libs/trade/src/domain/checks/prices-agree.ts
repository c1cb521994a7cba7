import type { LineMatch } from '../matching/match-lines.js';
import { priceDeviation } from '../matching/price-deviation.js';
import { describeOrderLine } from '../matching/references.js';
import { answer, type Remark, type TradeCheck } from './trade-check.js';

export const pricesAgree: TradeCheck = {
  id: 'prices-agree',
  run: ({ trade, matching, tolerances }) => {
    const compared = matching.lines.flatMap((matched) =>
      matched.matches.flatMap((match) => {
        const deviation = priceDeviation(matched, match, trade.invoice.document, tolerances);
        return deviation ? [{ line: matched.line.id, ...deviation }] : [];
      }),
    );
    const isCompared = new Set<LineMatch>(compared.map(({ match }) => match));
    const priceless = matching.lines.flatMap(({ line, matches }) =>
      matches.filter((match) => match.account.ordered && !isCompared.has(match)).map((match) => ({ line, match })),
    );
    const deviations = compared.map(({ line, outcome, invoiced, ordered, match }) => ({
      outcome,
      text: `line ${line} bills ${invoiced.toString()} for what order line ${describeOrderLine(match.account.key)} prices at ${ordered.toString()}`,
    }));
    const remarks: Remark[] = [
      ...deviations,
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
