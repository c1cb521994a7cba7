import { Inject, Injectable } from '@nestjs/common';
import type { SeenElsewhere } from '@tallystick/act-types';
import { parseCalendarDate } from '@tallystick/kernel';
import { signsIn } from '../domain/elsewhere/pair-history.js';
import { TRADE_RULES, type TradeRules } from '../domain/rules/trade-rules.js';
import type { TradeSample } from '../domain/patterns/trade-sample.js';
import type { Document } from '../infra/document.entity.js';
import type { StoredRecord } from '../infra/stored-record.entity.js';
import { FindCircles } from './find-circles.js';
import { FindCopies } from './find-copies.js';
import { FindPairHistory, type HistoryEntry } from './find-pair-history.js';
import { FindRelations } from './find-relations.js';
import { FindRepeatedGoods } from './find-repeated-goods.js';

/** What the platform knows of other trades that bears on one, told so that both its sides may read it. */
@Injectable()
export class LookElsewhere {
  constructor(
    private readonly circles: FindCircles,
    private readonly copies: FindCopies,
    private readonly goods: FindRepeatedGoods,
    private readonly relations: FindRelations,
    private readonly histories: FindPairHistory,
    @Inject(TRADE_RULES) private readonly rules: TradeRules,
  ) {}

  /** @param papers those of the invoice's trade, with `records` on it */
  async from(invoice: Document, papers: readonly Document[], records: readonly StoredRecord[]): Promise<SeenElsewhere> {
    const history = await this.histories.of(invoice);
    const sample = sampleOfStored(invoice);
    const signs =
      sample &&
      signsIn(
        sample,
        history.flatMap((other) => sampleOfStored(other) ?? []),
        this.rules,
      );
    return {
      circles: await this.circles.of(invoice),
      copies: await this.copies.of(invoice),
      goods: await this.goods.of(invoice, papers, records),
      relations: await this.relations.of(invoice),
      sums: signs?.sums ?? [],
      patterns: signs?.patterns ?? [],
    };
  }
}

/** Undefined of a document that is no invoice. */
function sampleOfStored({ identity, prices }: HistoryEntry): TradeSample | undefined {
  if (!identity) return undefined;
  const { sha256, canonicalNumber, issueDate, currency, amountMinor } = identity;
  return {
    ...{ sha256, canonicalNumber, currency, prices },
    issueDate: parseCalendarDate(issueDate),
    amountMinor: BigInt(amountMinor),
  };
}
