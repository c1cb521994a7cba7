import type { MigrationInterface, QueryRunner } from 'typeorm';
import { actStandingWith } from './0008-acts-moved-past.js';
import { BINDINGS } from './0011-later-acts-moved-past.js';

/**
 * Whether an act's fragment has moved on was looked for in the whole history of its receivable, so each act made the next ones dearer. The
 * live fragment over the point where the act's own starts says the same: whatever touches a point leaves a live fragment of a higher
 * version there, or, when it is paid or cancelled, none. A receivable that is not projected says nothing, as before.
 */
export class StandingByLiveFragment1700000000012 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(actStandingByLiveFragment());
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(actStandingWith(BINDINGS));
  }
}

const BY_HISTORY =
  /EXISTS \(\s+SELECT 1 FROM ledger\.fragment_history h\s+WHERE [^)]+\)::numeric\s+AND [^;]+?\)::bigint\s+\) THEN/;

/** `LIMIT 1` makes it one step of an index: the planner knows no numbers about containment and reads everything otherwise. */
const BY_LIVE_FRAGMENT = `EXISTS (
        SELECT 1 FROM ledger.receivable r WHERE r.receivable = (act.message ->> 'receivable')::numeric
      ) AND NOT EXISTS (
        SELECT 1 FROM (
          SELECT f.to_minor, f.version FROM ledger.fragment f
          WHERE f.receivable = (act.message ->> 'receivable')::numeric AND f.from_minor <= (act.message ->> 'from')::numeric
          ORDER BY f.from_minor DESC LIMIT 1
        ) live
        WHERE live.to_minor > (act.message ->> 'from')::numeric AND live.version <= (act.message ->> 'version')::bigint
      ) THEN`;

function actStandingByLiveFragment(): string {
  const before = actStandingWith(BINDINGS);
  const after = before.replace(BY_HISTORY, () => BY_LIVE_FRAGMENT);
  if (after === before) throw new Error('the view does not ask the history of a fragment');
  return after;
}
