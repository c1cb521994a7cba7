import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { PartyDirectory } from '@tallystick/acts';
import { type ListRequest, type Page, type Principal, readRows, rowsFrom } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import { NEAR_MATCH_LIST } from './lists.js';

/** Another bank finances an invoice between the same two, in the same currency, with figures like those of one's own. */
export interface NearMatch {
  /** One's own registration. */
  readonly registration: string;
  readonly bank: { readonly party: string; readonly name: string };
  /** When the later of the two was registered, the first time. */
  readonly since: Date;
}

interface Row {
  readonly registration: string;
  readonly bank: string;
  readonly since: Date;
}

/** One row for each own registration and other bank: own ones one by one, so that a page looks at no more of them than it needs. */
const MATCHES = `
  (SELECT mine.id AS registration, theirs.bank, theirs.since FROM papers.blind_registration mine
  CROSS JOIN LATERAL (
    SELECT other.bank, min(greatest(mine.registered_at, other.registered_at)) AS since FROM papers.blind_registration other
    WHERE other.near && mine.near AND other.bank <> mine.bank AND other.released_at IS NULL
    GROUP BY other.bank
  ) AS theirs
  WHERE mine.bank = :me AND mine.released_at IS NULL)`;

/** A bank sees the matches of its own live registrations; so the other of the two sees the same match, and no third sees it. */
@Injectable()
export class FindNearMatches {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly directory: PartyDirectory,
  ) {}

  /** The newest own registration first. */
  async page(request: ListRequest, { party }: Principal): Promise<Page<NearMatch>> {
    const query = rowsFrom(this.dataSource, 'match', MATCHES, { me: party });
    const { items, ...more } = await readRows<Row>(query, NEAR_MATCH_LIST, request);
    const names = await this.directory.namesOf([...new Set(items.map(({ bank }) => bank))]);
    return {
      ...more,
      items: items.map((row) => ({ ...row, bank: { party: row.bank, name: names.get(row.bank) ?? '' } })),
    };
  }
}
