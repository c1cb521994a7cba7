import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { canonicalInvoiceNumber } from '@tallystick/kernel';
import { type ListRequest, type Page, type Principal, readList } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import { denialAmong, type TaxBureauAnswer } from '../domain/einvoice/tax-bureau-check.js';
import { DocumentNotFound, TradeTooLarge } from '../domain/errors.js';
import { Document } from '../infra/document.entity.js';
import { CREDITS_IT } from '../infra/lessened-beyond.js';
import { DOCUMENT_LIST } from './lists.js';
import { DOCUMENTS } from './who-sees-what.js';

/** Papers of one trade at most: more than any real one has, less than would swamp a verifier. */
const TRADE_PAPERS_MAX = 500;
/** Of a row called `document`. */
export const IS_ATTESTED = `EXISTS (
  SELECT 1 FROM papers.verification attested WHERE attested.invoice = document.id AND attested.attestation IS NOT NULL)`;

/** The tax bureau's form of the invoice, but not one that the bureau itself does not know as it is: nobody may forge another's form into its way. */
const IS_TAX_FORM = `(document.kind = 'invoice' AND document.identity ->> 'canonicalNumber' = :credited
  AND jsonb_path_exists(document.findings, '$[*] ? (@.rule starts with "tax-bureau-")')
  AND (document.tax_answer IS NULL OR document.tax_answer ->> 'outcome' IN ('issued', 'reversed')))`;

/** A document is seen by the two organisations that it names, and by nobody else. */
@Injectable()
export class FindDocuments {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async byId(id: string, caller: Principal): Promise<Document> {
    const document = await DOCUMENTS.seenBy(caller, this.dataSource.manager)
      .andWhere('document.id = :id', { id })
      .getOne();
    if (!document) throw new DocumentNotFound();
    return document;
  }

  async content(id: string, caller: Principal): Promise<Buffer> {
    const document = await DOCUMENTS.seenBy(caller, this.dataSource.manager)
      .addSelect('document.content')
      .andWhere('document.id = :id', { id })
      .getOne();
    if (!document) throw new DocumentNotFound();
    return document.content;
  }

  /** By what is asked for; newest first otherwise. @throws CursorInvalid */
  page(request: ListRequest, caller: Principal): Promise<Page<Document>> {
    return readList(DOCUMENTS.seenBy(caller, this.dataSource.manager), DOCUMENT_LIST, request);
  }

  /**
   * The papers that may belong to an invoice's trade, with their bytes: same two parties, an order in common or none named, and every credit
   * note that names the invoice. Of other invoices those that were attested: one that was never attested was never financed, and a mistaken
   * one would stand in the way of its correction. The tax bureau's form of the invoice comes always: what it says is what the bureau knows of.
   * Papers that name no order may be of any trade and mount up over the years: of those the latest, as many as there is room for.
   */
  async ofTrade({ seller, buyer, orders, id, number }: Document): Promise<Document[]> {
    const credited = canonicalInvoiceNumber(number);
    const papers = await this.dataSource
      .createQueryBuilder(Document, 'document')
      .addSelect('document.content')
      .where('document.seller = :seller AND document.buyer = :buyer', { seller, buyer })
      .andWhere(
        `(document.id = :id OR document.orders && :orders OR document.orders = '{}' OR ${CREDITS_IT} OR ${IS_TAX_FORM})`,
        {
          id,
          orders,
          credited,
        },
      )
      .andWhere(`(document.kind <> 'invoice' OR document.id = :id OR ${IS_ATTESTED} OR ${IS_TAX_FORM})`)
      .orderBy('document.id = :id', 'DESC')
      .addOrderBy(`(document.orders && :orders OR ${CREDITS_IT} OR ${IS_TAX_FORM})`, 'DESC')
      .addOrderBy('document.id', 'DESC')
      .limit(TRADE_PAPERS_MAX + 1)
      .getMany();
    const beyond = papers[TRADE_PAPERS_MAX];
    const isOfTrade = [
      beyond?.orders.some((order) => orders.includes(order)),
      beyond?.credits.includes(credited),
      beyond?.identity?.canonicalNumber === credited,
    ];
    if (isOfTrade.includes(true)) throw new TradeTooLarge(TRADE_PAPERS_MAX);
    return papers.slice(0, TRADE_PAPERS_MAX);
  }

  /** What the tax bureau said against an invoice, asked about whichever of its forms. */
  async denialOf({ seller, buyer, identity, taxAnswer }: Document): Promise<TaxBureauAnswer | undefined> {
    const forms = await this.dataSource
      .createQueryBuilder(Document, 'document')
      .where('document.seller = :seller AND document.buyer = :buyer', { seller, buyer })
      .andWhere(`document.identity ->> 'canonicalNumber' = :canonicalNumber`, {
        canonicalNumber: identity?.canonicalNumber ?? '',
      })
      .andWhere('document.taxAnswer IS NOT NULL')
      .getMany();
    return denialAmong(
      taxAnswer ?? undefined,
      forms.flatMap((form) => form.taxAnswer ?? []),
    );
  }
}
