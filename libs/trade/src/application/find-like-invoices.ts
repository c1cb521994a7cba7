import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { addDays, parseCalendarDate } from '@tallystick/kernel';
import { DataSource, type SelectQueryBuilder } from 'typeorm';
import { TRADE_RULES, type TradeRules } from '../domain/rules/trade-rules.js';
import { nearAmounts } from '../domain/duplicates/near-amounts.js';
import { Document, type StoredIdentity } from '../infra/document.entity.js';
import { IS_ATTESTED } from './find-documents.js';

/** As many as a verifier compares with. */
const LIKE_INVOICES_MAX = 1_000;

/**
 * Attested invoices between the same two parties that may be this one again: those that are asked for by name first, then those of its number, then
 * those of nearly its amount and day, each newest first. All are found by keys, so that the work does not grow with what the two have stored.
 */
@Injectable()
export class FindLikeInvoices {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(TRADE_RULES) private readonly rules: TradeRules,
  ) {}

  /** @param also by SHA-256: others of the same two that a verifier has to see the order lines of */
  async run(invoice: Document, also: readonly string[] = []): Promise<StoredIdentity[]> {
    const { identity } = invoice;
    if (!identity) return [];
    const sameNumber = await this.ofSameNumber(invoice, identity).getMany();
    const near = await this.nearlyAlike(invoice, identity).getMany();
    const named = also.length > 0 ? await this.named(invoice, also).getMany() : [];
    const found = new Map([...named, ...sameNumber, ...near].map((other) => [other.id, other]));
    // Who the parties are was settled by their numbers; one paper may name them by USCC and another by LEI.
    return [...found.values()]
      .slice(0, LIKE_INVOICES_MAX)
      .flatMap((other) =>
        other.identity ? [{ ...other.identity, seller: identity.seller, buyer: identity.buyer }] : [],
      );
  }

  ofSameNumber(invoice: Document, { canonicalNumber }: StoredIdentity): SelectQueryBuilder<Document> {
    return this.attestedOfPair(invoice).andWhere(`document.identity ->> 'canonicalNumber' = :canonicalNumber`, {
      canonicalNumber,
    });
  }

  /** A superset of what counts as near: the rule itself decides. Days are listed, so that one index finds day and amount together. */
  nearlyAlike(invoice: Document, { currency, issueDate, amountMinor }: StoredIdentity): SelectQueryBuilder<Document> {
    const { nearDays } = this.rules.duplicates;
    const issued = parseCalendarDate(issueDate);
    const days = Array.from({ length: 2 * nearDays + 1 }, (_, index) => addDays(issued, index - nearDays));
    const { least, most } = nearAmounts(BigInt(amountMinor), this.rules.duplicates);
    return this.attestedOfPair(invoice)
      .andWhere(`document.identity ->> 'currency' = :currency AND document.identity ->> 'issueDate' = ANY (:days)`, {
        currency,
        days,
      })
      .andWhere(`(document.identity ->> 'amountMinor')::numeric BETWEEN :least::numeric AND :most::numeric`, {
        least: least.toString(),
        most: most.toString(),
      });
  }

  private named(invoice: Document, hashes: readonly string[]): SelectQueryBuilder<Document> {
    return this.attestedOfPair(invoice).andWhere('document.sha256 IN (:...hashes)', { hashes });
  }

  private attestedOfPair({ seller, buyer, id }: Document): SelectQueryBuilder<Document> {
    return this.dataSource
      .createQueryBuilder(Document, 'document')
      .where('document.seller = :seller AND document.buyer = :buyer AND document.id <> :id', { seller, buyer, id })
      .andWhere(`document.kind = 'invoice' AND ${IS_ATTESTED}`)
      .orderBy('document.id', 'DESC')
      .limit(LIKE_INVOICES_MAX);
  }
}
