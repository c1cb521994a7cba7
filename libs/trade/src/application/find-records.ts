import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type ListRequest, type Page, type Principal, readList } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import { RecordNotFound, TradeTooLarge } from '../domain/errors.js';
import { namesOfInvoice } from '../domain/matching/paper-index.js';
import { canonicalReference } from '../domain/matching/references.js';
import type { Document } from '../infra/document.entity.js';
import { StoredRecord } from '../infra/stored-record.entity.js';
import { RECORD_LIST } from './lists.js';
import { RECORDS } from './who-sees-what.js';

/** Records on one trade at most; with its papers they are what a verifier takes in one request. */
const TRADE_RECORDS_MAX = 200;

/** Every number by which a record may name an invoice's trade. */
export function numbersOnTrade({ orders, number }: Document, papers: readonly Document[]): readonly string[] {
  return [...orders, ...papers.map((paper) => canonicalReference(paper.number)), ...namesOfInvoice(number)];
}

/** A record is seen by who handed it in, and by nobody else. */
@Injectable()
export class FindRecords {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async byId(id: string, caller: Principal): Promise<StoredRecord> {
    const record = await RECORDS.seenBy(caller, this.dataSource.manager).andWhere('record.id = :id', { id }).getOne();
    if (!record) throw new RecordNotFound();
    return record;
  }

  async content(id: string, caller: Principal): Promise<Buffer> {
    const query = RECORDS.seenBy(caller, this.dataSource.manager)
      .addSelect('record.content')
      .andWhere('record.id = :id', { id });
    const record = await query.getOne();
    if (!record) throw new RecordNotFound();
    return record.content;
  }

  /** Newest first. */
  page(request: ListRequest, caller: Principal): Promise<Page<StoredRecord>> {
    return readList(RECORDS.seenBy(caller, this.dataSource.manager), RECORD_LIST, request);
  }

  /**
   * The records that name a number of an invoice's trade, and the bank statements that name a remittance advice among them, with their bytes,
   * from its seller or its buyer: whoever else names the same numbers speaks of another trade, or has no business with this one.
   *
   * @param papers those of the trade, the invoice among them
   */
  async ofTrade(invoice: Document, papers: readonly Document[]): Promise<StoredRecord[]> {
    const sides = [invoice.seller, invoice.buyer];
    const numbers = numbersOnTrade(invoice, papers);
    const told = await this.fromSides(sides, 'record.references && :numbers', { numbers });
    const calls = told.flatMap(({ calledBy }) => calledBy);
    if (calls.length === 0) return told;
    const naming = `(record.references && :numbers OR record.calledBy && :calls
      OR record.kind = 'bank-statement' AND record.references && :calls)`;
    return this.fromSides(sides, naming, { numbers, calls });
  }

  /** Throws `TradeTooLarge`. */
  private async fromSides(
    sides: readonly string[],
    naming: string,
    names: Readonly<Record<string, readonly string[]>>,
  ): Promise<StoredRecord[]> {
    const found = await this.dataSource
      .createQueryBuilder(StoredRecord, 'record')
      .addSelect('record.content')
      .where('record.submittedBy IN (:...sides)', { sides })
      .andWhere(naming, names)
      .orderBy('record.id', 'ASC')
      .limit(TRADE_RECORDS_MAX + 1)
      .getMany();
    if (found.length > TRADE_RECORDS_MAX) throw new TradeTooLarge(TRADE_RECORDS_MAX);
    return found;
  }
}
