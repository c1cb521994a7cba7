import { Inject, Injectable } from '@nestjs/common';
import type { ConfiguredAccount } from '@tallystick/act-types';
import { Deadlines } from '@tallystick/acts';
import type { EntityManager } from 'typeorm';
import { AccountChangesLimitReached } from '../../domain/acting/errors.js';
import { ACTING_TERMS, type ActingTerms } from '../acting/acting-terms.js';

const DAY_SECONDS = 86_400;

/** Of whomever: what has been over for long enough. */
const OVER = 'DELETE FROM papers.account_change WHERE deadline <= $1';
/** Of the party what can be made no more: all but the newest few, which may still be looked at for a while. */
const VOID = `
  DELETE FROM papers.account_change WHERE id IN (
    SELECT id FROM (
      SELECT id, prepared_at, row_number() OVER (ORDER BY id DESC) AS place FROM papers.account_change
      WHERE party = $1 AND NOT (account = $2 AND configuration = $3 AND deadline > $4)
    ) AS void
    WHERE place > $5 OR prepared_at <= to_timestamp($6)
  )`;
const OPEN = `
  SELECT count(*)::int AS count FROM papers.account_change
  WHERE party = $1 AND account = $2 AND configuration = $3 AND deadline > $4`;

/** How many changes of its account a party keeps: those that can be made are bounded, and those that cannot go after a time. */
@Injectable()
export class RoomForChange {
  constructor(
    @Inject(ACTING_TERMS) private readonly terms: ActingTerms,
    private readonly deadlines: Deadlines,
  ) {}

  /** In the transaction that keeps one more. Throws `AccountChangesLimitReached`. */
  async make(party: string, { address, configuration }: ConfiguredAccount, manager: EntityManager): Promise<void> {
    const { accountChangesPerParty: most, accountChangesKeptDays } = this.terms.limits;
    // One at a time, so that the count holds.
    await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 36))', [party]);
    const now = await this.deadlines.presentSeconds();
    const since = now - accountChangesKeptDays * DAY_SECONDS;
    const present = [party, address, configuration.toString(), now];
    await manager.query(OVER, [since]);
    await manager.query(VOID, [...present, most, since]);
    const [{ count } = { count: 0 }] = await manager.query<{ count: number }[]>(OPEN, present);
    if (count >= most) throw new AccountChangesLimitReached(most);
  }
}
