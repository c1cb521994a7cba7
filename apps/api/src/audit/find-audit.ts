import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { AuditEntry, type ListRequest, type Page, type Principal, readList } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import { AUDIT_LIST } from './audit-list.js';

/** What concerns the caller's party, and nobody else's. */
@Injectable()
export class FindAudit {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** @throws CursorInvalid */
  page(request: ListRequest, { party }: Principal): Promise<Page<AuditEntry>> {
    const query = this.dataSource.createQueryBuilder(AuditEntry, 'entry');
    query.where('entry.party = :party', { party });
    return readList(query, AUDIT_LIST, request);
  }
}
