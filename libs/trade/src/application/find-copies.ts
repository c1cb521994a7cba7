import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { CopySeen } from '@tallystick/act-types';
import { parseCalendarDate } from '@tallystick/kernel';
import { DataSource, type SelectQueryBuilder } from 'typeorm';
import { type Copyable, copySeen } from '../domain/elsewhere/copies.js';
import { TRADE_RULES, type TradeRules } from '../domain/rules/trade-rules.js';
import { Document, type StoredIdentity } from '../infra/document.entity.js';
import { IS_ATTESTED } from './find-documents.js';

/** Looked at for each key: more of one number or content are told by the first of them. */
const LIKE_MAX = 200;

/** Attested invoices between other parties that may be this one again, each found by a key of its own; what is told of them names nobody. */
@Injectable()
export class FindCopies {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(TRADE_RULES) private readonly rules: TradeRules,
  ) {}

  async of(invoice: Document): Promise<readonly CopySeen[]> {
    const { identity } = invoice;
    if (!identity) return [];
    const found = new Map<string, Document>();
    for (const query of this.queries(invoice, identity))
      for (const other of await query.getMany()) found.set(other.id, other);
    const ours = copyable(invoice, identity);
    const copies = [...found.values()].flatMap((other) =>
      other.identity ? (copySeen(ours, copyable(other, other.identity), this.rules.copies) ?? []) : [],
    );
    return copies.slice(0, this.rules.copies.copiesMax);
  }

  /** By number of the same seller, by number to the same buyer, and by what is billed. */
  queries(
    { id, seller, buyer, linesHash }: Document,
    { canonicalNumber }: StoredIdentity,
  ): SelectQueryBuilder<Document>[] {
    const isNumbered = `document.identity ->> 'canonicalNumber' = :canonicalNumber`;
    const queries = [
      this.attested(id).andWhere(`document.seller = :seller AND ${isNumbered} AND document.buyer <> :buyer`),
      this.attested(id).andWhere(`document.buyer = :buyer AND ${isNumbered} AND document.seller <> :seller`),
      ...(linesHash === ''
        ? []
        : [
            this.attested(id).andWhere(
              `document.linesHash = :linesHash AND document.linesHash <> '' AND (document.seller, document.buyer) <> (:seller, :buyer)`,
            ),
          ]),
    ];
    return queries.map((query) => query.setParameters({ id, seller, buyer, canonicalNumber, linesHash }));
  }

  private attested(id: string): SelectQueryBuilder<Document> {
    return this.dataSource
      .createQueryBuilder(Document, 'document')
      .where(`document.id <> :id AND document.kind = 'invoice' AND ${IS_ATTESTED}`, { id })
      .orderBy('document.id', 'DESC')
      .limit(LIKE_MAX);
  }
}

/** Who the parties are is settled by their numbers here: one paper may name them by USCC and another by LEI. */
function copyable({ seller, buyer, linesHash }: Document, identity: StoredIdentity): Copyable {
  const { sha256, canonicalNumber, currency, amountMinor, issueDate } = identity;
  return {
    ...{ sha256, canonicalNumber, currency, seller, buyer, linesHash },
    amountMinor: BigInt(amountMinor),
    issueDate: parseCalendarDate(issueDate),
  };
}
