import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Act } from '../infra/act.entity.js';

/** What the ledger says of the claim or the programme that an act is about, and the act itself does not. */
export interface ActConcern {
  /** ISO 4217, numeric. */
  readonly currency: number;
  /** Party number of who owes. */
  readonly debtor: string;
  /** Of a claim. */
  readonly dueAt: Date | null;
}

interface ConcernRow extends ActConcern {
  readonly id: string;
}

/** Tells a signatory what it signs about: a recipient sees nothing else of a claim before part of it is its own. */
@Injectable()
export class FindConcerns {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** @param acts that the caller was let see. @returns by act's id; none for an act about neither, or about a claim that is still to come */
  async of(acts: readonly Act[]): Promise<ReadonlyMap<string, ActConcern>> {
    const ids = acts.map(({ id }) => id);
    const rows = ids.length === 0 ? [] : await this.dataSource.query<ConcernRow[]>(CONCERNS, [ids]);
    return new Map(rows.map(({ id, ...concern }) => [id, concern]));
  }
}

const CONCERNS = `
  SELECT act.id, claim.currency, claim.debtor, claim.due_at AS "dueAt" FROM papers.act act
  JOIN ledger.receivable claim ON claim.receivable = (act.message ->> 'receivable')::numeric
  WHERE act.id = ANY($1) AND act.kind <> 'issue' AND act.message ? 'receivable'
  UNION ALL
  SELECT act.id, line.currency, line.debtor, NULL FROM papers.act act
  JOIN ledger.programme line ON line.programme = (act.message ->> 'programme')::bigint
  WHERE act.id = ANY($1) AND act.kind = 'adjust-programme'`;
