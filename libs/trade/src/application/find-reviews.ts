import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type ListRequest, type Page, type Principal, readList } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import { DocumentNotFound, ReviewNotFound } from '../domain/errors.js';
import { Document } from '../infra/document.entity.js';
import { StoredRecord } from '../infra/stored-record.entity.js';
import { Verification } from '../infra/verification.entity.js';
import { REVIEW_LIST } from './lists.js';
import { REVIEWS } from './who-sees-what.js';

/** What a reviewer sees: the verifications that were left to it, with the papers that they were run on, and nothing else of their parties. */
@Injectable()
export class FindReviews {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async byId(id: string, caller: Principal): Promise<Verification> {
    const verification = await REVIEWS.seenBy(caller, this.dataSource.manager)
      .andWhere('verification.id = :id', { id })
      .getOne();
    if (!verification) throw new ReviewNotFound();
    return verification;
  }

  /** Those without a decision, the newest of each invoice, newest first. */
  open(request: ListRequest, caller: Principal): Promise<Page<Verification>> {
    const query = REVIEWS.seenBy(caller, this.dataSource.manager)
      .andWhere('verification.decision IS NULL')
      .andWhere(
        `NOT EXISTS (SELECT 1 FROM papers.verification later
           WHERE later.invoice = verification.invoice AND later.id > verification.id)`,
      );
    return readList(query, REVIEW_LIST, request);
  }

  /** The bytes of a paper or record that a verification was run on: who decides on it has to see all of it. */
  async content(id: string, document: string, caller: Principal): Promise<Buffer> {
    const { documents } = await this.byId(id, caller);
    if (!documents.some(({ file }) => file === document)) throw new DocumentNotFound();
    const { manager } = this.dataSource;
    const where = { where: { id: document }, select: { content: true } } as const;
    const found = (await manager.findOne(Document, where)) ?? (await manager.findOneOrFail(StoredRecord, where));
    return found.content;
  }
}
