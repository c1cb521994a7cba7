import type { ClientBase } from 'pg';
import type { RuleId } from '../domain/rules/rule.js';
import { unpackState } from './packed-state.js';

interface RuleStateRow {
  readonly rule: string;
  readonly rule_id: RuleId;
  readonly version: number;
  readonly is_on: boolean;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly state: Buffer;
}

const RUNNING = `
  SELECT state.rule, rule.rule_id, state.version, version.is_on, version.parameters, state.state
  FROM telemetry.site_rule rule
  JOIN telemetry.site_rule_state state ON state.rule = rule.id
  JOIN telemetry.site_rule_version version ON version.rule = state.rule AND version.version = state.version
  WHERE rule.site = $1 ORDER BY rule.id`;

/** The rules of a site, each by the version that holds. One whose first version is not heard yet is not among them. */
export async function readRunningRules(db: ClientBase, site: number) {
  const { rows } = await db.query<RuleStateRow>(RUNNING, [site]);
  return rows.map(({ rule, rule_id: ruleId, version, is_on: isOn, parameters, state }) => ({
    ...{ rule, by: { ruleId, version, parameters }, isOn },
    state: unpackState(state),
  }));
}

const HEARD = `
  SELECT coalesce((SELECT max(seq) FROM telemetry.site_act WHERE site = $1 AND heard_at IS NOT NULL), 0) AS heard,
    coalesce((SELECT size - 1 FROM telemetry.site_log WHERE site = $1), -1) AS position`;

/** How far a site was heard: its last act, and the last entry of its log, -1 when it has none. */
export async function readHeard(db: ClientBase, site: number) {
  const { rows } = await db.query<{ heard: string; position: string }>(HEARD, [site]);
  return { seq: Number(rows[0]?.heard ?? 0), position: Number(rows[0]?.position ?? -1) };
}
