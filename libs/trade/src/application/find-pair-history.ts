import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { addDays, parseCalendarDate } from '@tallystick/kernel';
import { DataSource, type SelectQueryBuilder } from 'typeorm';
import { HISTORY_MAX } from '../domain/elsewhere/pair-history.js';
import { TRADE_RULES, type TradeRules } from '../domain/rules/trade-rules.js';
import { Document, type StoredIdentity } from '../infra/document.entity.js';
import { IS_ATTESTED } from './find-documents.js';

/** What of an invoice is read: there may be hundreds, and each has findings and more. */
export type HistoryEntry = Pick<Document, 'id' | 'identity' | 'prices'>;

/**
 * What two parties have billed one another up to an invoice, and some weeks after it. Attested invoices alone: one that costs nothing to hand in
 * could be made up to hide another.
 */
@Injectable()
export class FindPairHistory {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(TRADE_RULES) private readonly rules: TradeRules,
  ) {}

  /** Latest first; nothing of a document that is no invoice. */
  async of(invoice: Document): Promise<readonly HistoryEntry[]> {
    return invoice.identity ? this.query(invoice, invoice.identity).getMany() : [];
  }

  query({ id, seller, buyer }: Document, { currency, issueDate }: StoredIdentity): SelectQueryBuilder<Document> {
    const until = addDays(parseCalendarDate(issueDate), this.rules.duplicates.cutSum.wholeWithinDays);
    return this.dataSource
      .createQueryBuilder(Document, 'document')
      .select(['document.id', 'document.identity', 'document.prices'])
      .where('document.seller = :seller AND document.buyer = :buyer AND document.id <> :id', { seller, buyer, id })
      .andWhere(`document.identity ->> 'currency' = :currency AND document.identity ->> 'issueDate' <= :until`, {
        currency,
        until,
      })
      .andWhere(`document.kind = 'invoice' AND ${IS_ATTESTED}`)
      .orderBy(`document.identity ->> 'issueDate'`, 'DESC')
      .limit(HISTORY_MAX);
  }
}
