import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { PartyDirectory } from '@tallystick/acts';
import { decodeCursor, type Page, pageOf, type Principal, UUID_KEY } from '@tallystick/platform';
import { DataSource } from 'typeorm';

/** Another bank finances an invoice between the same two, in the same currency, with figures like those of one's own. */
export interface NearMatch {
  /** One's own registration. */
  readonly registration: string;
  readonly bank: { readonly party: string; readonly name: string };
  /** When the later of the two was registered, the first time. */
  readonly since: Date;
}

const PARTY_KEY = /^[0-9]{1,10}$/;

interface Row {
  readonly registration: string;
  readonly bank: string;
  readonly since: Date;
}

/** One row for each own registration and other bank, newest own registration first. */
const MATCHES = `
  SELECT mine.id AS registration, other.bank::text AS bank,
    min(greatest(mine.registered_at, other.registered_at)) AS since
  FROM papers.blind_registration mine
  JOIN papers.blind_registration other
    ON other.near && mine.near AND other.bank <> mine.bank AND other.released_at IS NULL
  WHERE mine.bank = $1 AND mine.released_at IS NULL
    AND ($2::uuid IS NULL OR (mine.id, other.bank) < ($2::uuid, $3::bigint))
  GROUP BY mine.id, other.bank
  ORDER BY mine.id DESC, other.bank DESC
  LIMIT $4`;

/** A bank sees the matches of its own live registrations; so the other of the two sees the same match, and no third sees it. */
@Injectable()
export class FindNearMatches {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly directory: PartyDirectory,
  ) {}

  async page(cursor: string | undefined, limit: number, caller: Principal): Promise<Page<NearMatch>> {
    const [registration, bank] = decodeCursor(cursor, [UUID_KEY, PARTY_KEY]) ?? [];
    const after = [registration ?? null, bank ?? null];
    const rows = await this.dataSource.query<Row[]>(MATCHES, [caller.party, ...after, limit + 1]);
    const names = await this.directory.namesOf([...new Set(rows.map((row) => row.bank))]);
    return pageOf(
      rows,
      limit,
      (row) => [row.registration, row.bank],
      (row) => ({ ...row, bank: { party: row.bank, name: names.get(row.bank) ?? '' } }),
    );
  }
}
