import type { ActKind } from '@tallystick/act-types';
import { announce, type PapersEvent } from '@tallystick/platform';
import type { DataSource, EntityManager } from 'typeorm';
import type { ActState } from '../domain/act-state.js';

/** What nobody's request tells of: the ledger's time and its records end an act by themselves. */
const TOLD: Partial<Record<ActState, PapersEvent>> = { expired: 'act-expired', withdrawn: 'act-withdrawn' };
const AT_ONCE = 200;

/**
 * Those that a final block is past the deadline of, and those whose withdrawal the chain has. Whatever else ended an act was told when it did; it
 * is laid aside at its deadline.
 */
const CLAIM = `
  SELECT id FROM papers.act WHERE end_told_at IS NULL AND id = ANY (ARRAY(
    SELECT id FROM papers.act
    WHERE offered_at IS NOT NULL AND end_told_at IS NULL AND deadline < (SELECT block_time FROM ledger.cursor)
    UNION
    SELECT ended.id FROM papers.act withdrawing
    JOIN ledger.recorded_act recorded ON recorded.digest = withdrawing.digest
    JOIN papers.act ended ON ended.id = withdrawing.withdraws
    WHERE withdrawing.withdraws IS NOT NULL AND withdrawing.offered_at IS NOT NULL AND withdrawing.end_told_at IS NULL
      AND ended.end_told_at IS NULL
    LIMIT $1
  )) FOR UPDATE SKIP LOCKED`;

const ENDED = `
  UPDATE papers.act SET end_told_at = now() FROM papers.act_standing standing
  WHERE act.id = ANY ($1) AND standing.act_id = act.id
  RETURNING act.id, act.kind, standing.state,
    ARRAY(SELECT signatory.party::text FROM papers.act_signatory signatory WHERE signatory.act_id = act.id) || act.drafted_by::text AS parties`;

interface EndedAct {
  readonly id: string;
  readonly kind: ActKind;
  readonly state: ActState;
  readonly parties: readonly string[];
}

/** Tells whoever an act concerns that it expired or was withdrawn, once, by however many workers. @returns how many acts were looked at */
export async function tellEndedActs(dataSource: DataSource): Promise<number> {
  return dataSource.transaction(async (manager) => {
    const claimed = await manager.query<{ id: string }[]>(CLAIM, [AT_ONCE]);
    if (claimed.length === 0) return 0;
    const ended = await standingOf(manager, claimed);
    await announce(
      manager,
      ended.flatMap(({ id: subject, kind, state, parties }) => {
        const type = TOLD[state];
        return type ? [{ parties, type, subject, data: { kind, state } }] : [];
      }),
    );
    return claimed.length;
  });
}

/** In the order in which they were drafted. */
async function standingOf(
  manager: EntityManager,
  claimed: readonly { readonly id: string }[],
): Promise<readonly EndedAct[]> {
  const [rows] = await manager.query<[EndedAct[], number]>(ENDED, [claimed.map(({ id }) => id)]);
  return rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
