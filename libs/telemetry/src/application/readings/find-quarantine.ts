import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type ListRequest, type Page, type Principal, readRows, rowsFrom } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import { SiteAccess } from '../sites/site-access.js';
import { QUARANTINE_LIST } from './reading-lists.js';

export interface QuarantineRow {
  readonly id: string;
  readonly gateway: string;
  readonly kind: string;
  readonly reason: string;
  readonly message: string;
  /** Bytes of it that are kept. */
  readonly byteLength: number;
  readonly receivedAt: Date;
}

const REFUSED = `
  (SELECT id, gateway, kind, reason, message, octet_length(bytes) AS "byteLength", received_at AS "receivedAt"
  FROM telemetry.quarantine WHERE site = :site)`;

/** What came in at a site and was refused, and why. */
@Injectable()
export class FindQuarantine {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly access: SiteAccess,
  ) {}

  /** The newest first. @throws SiteNotFound */
  async page(site: string, request: ListRequest, caller: Principal): Promise<Page<QuarantineRow>> {
    const { number } = await this.access.toRead(site, caller);
    const query = rowsFrom(this.dataSource, 'quarantine', REFUSED, { site: number });
    return readRows<QuarantineRow>(query, QUARANTINE_LIST, request);
  }
}
