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
  /** The due day in Shanghai, when it is one month's days that are asked for: `2027-03-31`. */
  readonly day?: string;
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
const DUE_DAY = `(due_at - interval '1 second') AT TIME ZONE 'Asia/Shanghai'`;
const MONTH = `to_char(${DUE_DAY}, 'YYYY-MM')`;
const DAY = `to_char(${DUE_DAY}, 'YYYY-MM-DD')`;

/** Summed by month; or, of the month that is the second parameter, by day. */
interface Grain {
  readonly key: string;
  readonly only: string;
  readonly by: string;
}

const BY_MONTH: Grain = { key: '', only: '', by: '' };
const BY_DAY: Grain = { key: `, ${DAY} AS day`, only: `AND ${MONTH} = $2`, by: ', day' };

const owedBy = ({ key, only, by }: Grain) => `
  SELECT debtor::text AS debtor, currency, ${MONTH} AS month${key}, sum(face_minor - retired_minor)::text AS "amountMinor",
    coalesce(sum(face_minor - retired_minor) FILTER (WHERE state = 'overdue'), 0)::text AS "overdueMinor", count(*)::int AS count
  FROM ledger.receivable WHERE debtor = $1 AND state <> 'settled' AND face_minor > retired_minor ${only}
  GROUP BY debtor, currency, 3${by} ORDER BY month${by}, currency`;

const heldBy = ({ key, only, by }: Grain) => `
  WITH own AS (
    SELECT receivable.debtor, receivable.currency, ${MONTH} AS month${key}, receivable.state, fragment.to_minor - fragment.from_minor AS amount
    FROM ledger.fragment JOIN ledger.receivable USING (receivable) WHERE fragment.holder = $1 ${only}),
  largest AS (SELECT debtor FROM own GROUP BY debtor ORDER BY sum(amount) DESC, debtor LIMIT ${LARGEST_DEBTORS})
  SELECT coalesce(largest.debtor, 0)::text AS debtor, currency, month${by}, sum(amount)::text AS "amountMinor",
    coalesce(sum(amount) FILTER (WHERE state = 'overdue'), 0)::text AS "overdueMinor", count(*)::int AS count
  FROM own LEFT JOIN largest USING (debtor) GROUP BY 1, currency, month${by} ORDER BY month${by}, 1, currency`;

/** What a party holds and owes, summed by the database. */
@Injectable()
export class FindPosition {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** @param month such as `2027-03`: what is due in it, by day; without, all that is due, by month */
  async of({ party }: Principal, month?: string): Promise<Position> {
    const [grain, values] = month === undefined ? ([BY_MONTH, [party]] as const) : ([BY_DAY, [party, month]] as const);
    const [held, owed] = await Promise.all([
      this.dataSource.query<PositionRow[]>(heldBy(grain), [...values]),
      this.dataSource.query<PositionRow[]>(owedBy(grain), [...values]),
    ]);
    return { held, owed };
  }
}
