import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { decodeCursor, type Page, pageOf, type Principal, UUID_KEY } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import { SiteAccess } from '../sites/site-access.js';

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

const PAGE = `
  SELECT id, gateway, kind, reason, message, octet_length(bytes) AS "byteLength", received_at AS "receivedAt"
  FROM telemetry.quarantine WHERE site = $1 AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`;

/** What came in at a site and was refused, and why. */
@Injectable()
export class FindQuarantine {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly access: SiteAccess,
  ) {}

  /** The newest first. @throws SiteNotFound */
  async page(
    site: string,
    { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
    caller: Principal,
  ): Promise<Page<QuarantineRow>> {
    const { number } = await this.access.toRead(site, caller);
    const [before = null] = decodeCursor(cursor, [UUID_KEY]) ?? [];
    const rows = await this.dataSource.query<QuarantineRow[]>(PAGE, [number, before, limit + 1]);
    return pageOf(
      rows,
      limit,
      ({ id }) => [id],
      (row) => row,
    );
  }
}
