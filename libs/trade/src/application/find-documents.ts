import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { decodeCursor, type Page, pageOf, type Principal } from '@tallystick/platform';
import { DataSource, type SelectQueryBuilder } from 'typeorm';
import { DocumentNotFound } from '../domain/errors.js';
import { Document } from '../infra/document.entity.js';

const UUID = /^[0-9a-f-]{36}$/;
/** Papers of one trade at most: more than any real one has, less than would swamp a verifier. */
const TRADE_PAPERS_MAX = 500;

/** A document is seen by the two organisations that it names, and by nobody else. */
@Injectable()
export class FindDocuments {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async byId(id: string, caller: Principal): Promise<Document> {
    const document = await this.visible(caller).andWhere('document.id = :id', { id }).getOne();
    if (!document) throw new DocumentNotFound();
    return document;
  }

  async content(id: string, caller: Principal): Promise<Buffer> {
    const document = await this.visible(caller)
      .addSelect('document.content')
      .andWhere('document.id = :id', { id })
      .getOne();
    if (!document) throw new DocumentNotFound();
    return document.content;
  }

  /** Newest first. */
  async page(cursor: string | undefined, limit: number, caller: Principal): Promise<Page<Document>> {
    const [before] = decodeCursor(cursor, [UUID]) ?? [];
    const query = this.visible(caller)
      .orderBy('document.id', 'DESC')
      .take(limit + 1);
    if (before) query.andWhere('document.id < :before', { before });
    return pageOf(
      await query.getMany(),
      limit,
      ({ id }) => [id],
      (row) => row,
    );
  }

  /** The papers that may belong to an invoice's trade, with their bytes: same two parties, an order in common or none named. */
  async ofTrade({ seller, buyer, orders, id }: Document): Promise<Document[]> {
    return this.dataSource
      .createQueryBuilder(Document, 'document')
      .addSelect('document.content')
      .where('document.seller = :seller AND document.buyer = :buyer', { seller, buyer })
      .andWhere(`(document.id = :id OR document.orders && :orders OR document.orders = '{}')`, { id, orders })
      .orderBy('document.id', 'ASC')
      .take(TRADE_PAPERS_MAX)
      .getMany();
  }

  private visible(caller: Principal): SelectQueryBuilder<Document> {
    return this.dataSource
      .createQueryBuilder(Document, 'document')
      .where('(document.seller = :me OR document.buyer = :me)', { me: caller.party });
  }
}
