import { Injectable } from '@nestjs/common';
import { NOTHING_SEEN, type SeenElsewhere } from '@tallystick/act-types';
import type { Document } from '../infra/document.entity.js';
import type { StoredRecord } from '../infra/stored-record.entity.js';
import { FindCircles } from './find-circles.js';
import { FindCopies } from './find-copies.js';
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
  ) {}

  /** @param papers those of the invoice's trade, with `records` on it */
  async from(invoice: Document, papers: readonly Document[], records: readonly StoredRecord[]): Promise<SeenElsewhere> {
    return {
      circles: await this.circles.of(invoice),
      copies: await this.copies.of(invoice),
      goods: await this.goods.of(invoice, papers, records),
      relations: await this.relations.of(invoice),
      patterns: NOTHING_SEEN.patterns,
    };
  }
}
