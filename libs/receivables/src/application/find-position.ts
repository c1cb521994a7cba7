import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Principal } from '@tallystick/platform';
import { DataSource } from 'typeorm';

/** What is due of one debtor in one month and currency. */
export interface PositionRow {
  /** `0` for all who are not among the largest. */
  readonly debtor: string;
  /** ISO 4217, numeric. */
  readonly currency: number;
  /** Of the due day in Shanghai: `2027-03`. */
  readonly month: string;
  readonly amountMinor: string;
  readonly overdueMinor: string;
  /** Fragments, of what is held; receivables, of what is owed. */
  readonly count: number;
}

export interface Position {
  readonly held: readonly PositionRow[];
  readonly owed: readonly PositionRow[];
}

/** Who holds of thousands of debtors is told of these by name, and of the others in one row. */
export const LARGEST_DEBTORS = 100;

/** 24:00 belongs to the day that ends. */
const MONTH = `to_char((due_at - interval '1 second') AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM')`;

const OWED = `
  SELECT debtor::text AS debtor, currency, ${MONTH} AS month, sum(face_minor - retired_minor)::text AS "amountMinor",
    coalesce(sum(face_minor - retired_minor) FILTER (WHERE state = 'overdue'), 0)::text AS "overdueMinor", count(*)::int AS count
  FROM ledger.receivable WHERE debtor = $1 AND state <> 'settled' AND face_minor > retired_minor
  GROUP BY debtor, currency, 3 ORDER BY month, currency`;

const HELD = `
  WITH own AS (
    SELECT receivable.debtor, receivable.currency, ${MONTH} AS month, receivable.state, fragment.to_minor - fragment.from_minor AS amount
    FROM ledger.fragment JOIN ledger.receivable USING (receivable) WHERE fragment.holder = $1),
  largest AS (SELECT debtor FROM own GROUP BY debtor ORDER BY sum(amount) DESC, debtor LIMIT ${LARGEST_DEBTORS})
  SELECT coalesce(largest.debtor, 0)::text AS debtor, currency, month, sum(amount)::text AS "amountMinor",
    coalesce(sum(amount) FILTER (WHERE state = 'overdue'), 0)::text AS "overdueMinor", count(*)::int AS count
  FROM own LEFT JOIN largest USING (debtor) GROUP BY 1, currency, month ORDER BY month, 1, currency`;

/** What a party holds and owes, summed by the database. */
@Injectable()
export class FindPosition {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async of({ party }: Principal): Promise<Position> {
    const [held, owed] = await Promise.all([
      this.dataSource.query<PositionRow[]>(HELD, [party]),
      this.dataSource.query<PositionRow[]>(OWED, [party]),
    ]);
    return { held, owed };
  }
}
