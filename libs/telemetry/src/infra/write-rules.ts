import type { ClientBase } from 'pg';
import { packState } from './packed-state.js';

/** A rule's version and state, as they are to be found when its site is opened again. */
export interface RuleStateToWrite {
  readonly id: string;
  readonly by: { readonly version: number };
  readonly state: unknown;
}

const STATES = `
  INSERT INTO telemetry.site_rule_state (rule, version, state)
  SELECT * FROM unnest($1::uuid[], $2::integer[], $3::bytea[])
  ON CONFLICT (rule) DO UPDATE SET version = excluded.version, state = excluded.state`;

export async function writeRuleStates(db: ClientBase, rules: readonly RuleStateToWrite[]): Promise<void> {
  if (rules.length === 0) return;
  const values = [
    rules.map(({ id }) => id),
    rules.map(({ by }) => by.version),
    rules.map(({ state }) => packState(state)),
  ];
  await db.query({ name: 'write-rule-states', text: STATES, values });
}

/** What became of an act. */
export interface OutcomeToWrite {
  readonly seq: number;
  readonly refusal: object | null;
}

const OUTCOMES = `
  UPDATE telemetry.site_act act SET heard_at = $4, heard_after = $5, refusal = outcome.refusal::jsonb
  FROM unnest($2::bigint[], $3::text[]) AS outcome (seq, refusal)
  WHERE act.site = $1 AND act.seq = outcome.seq`;

/** @param after the last entry of the log before them, -1 when there is none */
export async function writeOutcomes(
  db: ClientBase,
  site: number,
  outcomes: readonly OutcomeToWrite[],
  { now, after }: { readonly now: number; readonly after: number },
): Promise<void> {
  if (outcomes.length === 0) return;
  const seqs = outcomes.map(({ seq }) => seq);
  const refusals = outcomes.map(({ refusal }) => refusal && JSON.stringify(refusal));
  await db.query(OUTCOMES, [site, seqs, refusals, new Date(now), after]);
}
