import type { ClientBase } from 'pg';
import type { RuleId } from '../domain/rules/rule.js';
import { PAPER_KINDS, type SiteAct, type StoredAct } from '../domain/site-acts/site-act.js';

interface ActRow {
  readonly seq: string;
  readonly id: string;
  readonly by: string;
  readonly kind: string;
  readonly body: object;
}

const storedAct = ({ seq, id, by, kind, body }: ActRow): StoredAct => ({
  seq: Number(seq),
  id,
  by,
  act: { ...body, kind } as SiteAct,
});

const ACTS_AFTER = `
  SELECT seq, id, by, kind, body FROM telemetry.site_act WHERE site = $1 AND seq > $2 ORDER BY seq LIMIT $3`;

/** What was committed at a site after an act, in order. */
export async function actsAfter(
  db: ClientBase,
  { site, seq, atMost }: { readonly site: number; readonly seq: number; readonly atMost: number },
): Promise<readonly StoredAct[]> {
  const { rows } = await db.query<ActRow>({ name: 'acts-after', text: ACTS_AFTER, values: [site, seq, atMost] });
  return rows.map(storedAct);
}

const PAPERS_BEFORE = `
  SELECT seq, id, by, kind, body FROM telemetry.site_act
  WHERE site = $1 AND device = ANY ($2) AND seq < $3 AND kind = ANY ($4) ORDER BY seq`;

export async function papersBefore(
  db: ClientBase,
  { site, devices, seq }: { readonly site: number; readonly devices: readonly string[]; readonly seq: number },
): Promise<readonly StoredAct[]> {
  const { rows } = await db.query<ActRow>(PAPERS_BEFORE, [site, devices, seq, PAPER_KINDS]);
  return rows.map(storedAct);
}

const VERSION = `
  SELECT rule.rule_id, version.is_on, version.parameters FROM telemetry.site_rule_version version
  JOIN telemetry.site_rule rule ON rule.id = version.rule WHERE version.rule = $1 AND version.version = $2`;

interface VersionRow {
  readonly rule_id: RuleId;
  readonly is_on: boolean;
  readonly parameters: Readonly<Record<string, unknown>>;
}

export async function readVersion(db: ClientBase, rule: string, version: number) {
  const { rows } = await db.query<VersionRow>(VERSION, [rule, version]);
  const [row] = rows;
  if (!row) throw new Error(`rule ${rule} has no version ${version}, which an act names`);
  return { rule, by: { ruleId: row.rule_id, version, parameters: row.parameters }, isOn: row.is_on };
}
