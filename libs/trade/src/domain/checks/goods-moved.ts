import { Decimal } from '@tallystick/kernel';
import { inReferenceUnit } from '../documents/units.js';
import { hasErrors } from '../finding.js';
import { type Direction, directionOf, movedGoodsOf } from '../matching/moved-goods.js';
import type { GoodsEvent } from '../records/goods-event.js';
import { goodsRecordsIn } from '../matching/records-of-kind.js';
import type { Trade } from '../matching/trade.js';
import { deliveryDates } from './delivered-before-issue.js';
import { answer, type Remark, type TradeCheck } from './trade-check.js';

/** What papers say went one way, summed over the lines of one article. */
interface ClaimedArticle {
  readonly gtin: string;
  readonly direction: Direction;
  readonly quantity: Decimal;
  readonly unit: string;
}

/**
 * Despatch and receipt advices against what those who handled the goods recorded. Without such records the papers stand alone, as most do;
 * with them, what did not move is for a person to ask about. Agreement adds nothing to what the papers carry: whoever gains by a record
 * may have written it.
 */
export const goodsMoved: TradeCheck = {
  id: 'goods-moved',
  run: ({ trade }) => {
    const accounts = movedGoodsOf(trade);
    const events = accounts.flatMap((account) => account.events);
    const compared = accounts.flatMap(({ recorder, moved }) =>
      claimedArticles(trade).flatMap((claimed) => {
        const article = moved[claimed.direction].get(claimed.gtin);
        return article?.unit === claimed.unit ? [{ ...claimed, recorder, moved: article.quantity }] : [];
      }),
    );
    const short = compared
      .filter(({ quantity, moved }) => moved.compare(quantity) < 0)
      .map(({ gtin, direction, quantity, unit, moved }) => {
        const verb = direction === 'out' ? 'sent' : 'received';
        return review(`papers say ${text(quantity)} ${unit} of GTIN ${gtin} were ${verb}, events show ${text(moved)}`);
      });
    const remarks = [...contradicting(trade), ...short, ...outOfPlace(trade, events)];
    return answer(remarks, allWell(trade, events, compared.length), {
      records: goodsRecordsIn(trade.records).map(({ record }) => record.number),
      events: events.length,
      articles: compared.map(({ gtin, direction, quantity, unit, recorder, moved }) => ({
        recorder,
        gtin,
        direction,
        papers: text(quantity),
        events: text(moved),
        unit,
      })),
    });
  },
};

function allWell(trade: Trade, events: readonly GoodsEvent[], compared: number): string {
  if (goodsRecordsIn(trade.records).length === 0) return 'no evidence beyond the papers that goods moved';
  if (events.length === 0) return 'no event that still stands names this trade';
  return compared > 0
    ? 'events show no less goods moved than the papers say'
    : 'events name this trade, but count no article that its advices name by GTIN';
}

function contradicting({ records }: Trade): Remark[] {
  return goodsRecordsIn(records)
    .filter(({ findings }) => hasErrors(findings))
    .map(({ record }) => review(`${record.kind} ${record.number} contradicts itself`));
}

function outOfPlace(trade: Trade, events: readonly GoodsEvent[]): Remark[] {
  const lastReceived = deliveryDates(trade).at(-1);
  return events.flatMap((event) => {
    const { step, day, source, destination } = event;
    const isLate = directionOf(event) !== undefined && lastReceived !== undefined && day > lastReceived;
    return [
      ...(isLate ? [review(`an event says ${step} on ${day}, after the last receipt, ${lastReceived}`)] : []),
      ...(source !== '' && source === destination ? [review(`goods went from ${source} to the same place`)] : []),
    ];
  });
}

function claimedArticles(trade: Trade): readonly ClaimedArticle[] {
  const moved = [
    ...trade.despatches.flatMap(({ document }) => document.lines.map((line) => ({ line, direction: 'out' as const }))),
    ...trade.receipts.flatMap(({ document }) => document.lines.map((line) => ({ line, direction: 'in' as const }))),
  ];
  const claimed = moved.flatMap(({ line: { article, quantity }, direction }): ClaimedArticle[] => {
    const measured = inReferenceUnit(quantity);
    if (!/^[0-9]{8,14}$/.test(article.standardId) || !measured) return [];
    const gtin = article.standardId.padStart(14, '0');
    return [{ gtin, direction, quantity: measured.value, unit: measured.unit }];
  });
  const alike = Map.groupBy(claimed, ({ gtin, direction, unit }) => `${gtin} ${direction} ${unit}`);
  return [...alike.values()].flatMap((list) => {
    const quantity = list.reduce((sum, part) => sum.plus(part.quantity), Decimal.ZERO);
    return list.slice(0, 1).map((first) => ({ ...first, quantity }));
  });
}

function review(text: string): Remark {
  return { outcome: 'review', text };
}

function text(quantity: Decimal): string {
  return quantity.normalised().toString();
}
