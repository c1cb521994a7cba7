import type pg from 'pg';
import { SITE_ACTS_CHANNEL } from '../../libs/telemetry/src/infra/store-act.js';
import { type RuleId, ruleOf } from '../../libs/telemetry/src/index.js';
import type { Sender } from './fleet.js';
import { PROBES, SCALES, WEIGHT } from './readings.js';

interface SetRule {
  readonly ruleId: RuleId;
  readonly parameters: Readonly<Record<string, unknown>>;
}

const BY = 7;
const DAY_MS = 86_400_000;
const named = (what: string, count: number) => Array.from({ length: count }, (_, n) => `${what}-${n + 1}`);

/** Two rules for each device of a site, with the parameters of the simulated warehouse. */
export function warehouseRules(): SetRule[] {
  const ofScales = named('scale', SCALES).flatMap((device): SetRule[] => [
    lossRule(device),
    { ruleId: 'slow-theft', parameters: { device, sigma: '1' } },
  ]);
  const ofProbes = named('probe', PROBES).flatMap((device): SetRule[] => [
    { ruleId: 'climate', parameters: { device, upper: '8', lower: '2', degreeHours: '6' } },
    {
      ruleId: 'anomaly',
      parameters: { device, metric: 'temperature', unit: 'Cel', leastDeviation: '0.1' },
    },
  ]);
  return [...ofScales, ...ofProbes];
}

export const lossRule = (device: string): SetRule => ({
  ruleId: 'weight-loss',
  parameters: { device, uncertainty: '0.5' },
});

/** As many scales as are to lose weight at a site, each with its rule. */
export const lossRules = (scales: number): SetRule[] => named('scale', scales).map(lossRule);

/** As the operator's API would store them, and a paper for each scale that says what lies on it; heard with the site's next event. */
export async function setRules(pool: pg.Pool, senders: readonly Sender[], rules: readonly SetRule[]): Promise<void> {
  for (const { siteNumber } of senders) {
    for (const { ruleId, parameters } of rules) await setRule(pool, siteNumber, { ruleId, parameters });
    const scales = new Set(rules.map(({ parameters }) => String(parameters['device'])));
    for (const device of scales) if (device.startsWith('scale')) await weighIn(pool, siteNumber, device);
  }
}

async function setRule(pool: pg.Pool, site: number, { ruleId, parameters }: SetRule): Promise<void> {
  ruleOf({ ruleId, version: 1, parameters });
  const { rows } = await pool.query<{ id: string }>(
    'INSERT INTO telemetry.site_rule (site, rule_id, latest) VALUES ($1, $2, 1) RETURNING id',
    [site, ruleId],
  );
  const rule = rows[0]?.id;
  await pool.query(
    'INSERT INTO telemetry.site_rule_version (rule, version, is_on, parameters, by, at) VALUES ($1, 1, true, $2, $3, now())',
    [rule, JSON.stringify(parameters), BY],
  );
  await act(pool, site, { kind: 'rule', rule, version: 1 });
}

async function weighIn(pool: pg.Pool, site: number, device: string): Promise<void> {
  const before = Date.now() - 2 * DAY_MS;
  await act(pool, site, { kind: 'movement', device, from: before, until: before, change: WEIGHT });
}

async function act(
  pool: pg.Pool,
  site: number,
  { kind, ...body }: { readonly kind: string; readonly device?: string } & Record<string, unknown>,
): Promise<void> {
  await pool.query(
    `WITH numbered AS (
       INSERT INTO telemetry.site_inbox (site, last) VALUES ($1, 1)
       ON CONFLICT (site) DO UPDATE SET last = site_inbox.last + 1 RETURNING last
     )
     INSERT INTO telemetry.site_act (site, seq, kind, device, body, by, at)
     SELECT $1, last, $2, $3, $4, $5, now() FROM numbered RETURNING pg_notify('${SITE_ACTS_CHANNEL}', 'site-' || $1::text)`,
    [site, kind, body['device'] ?? null, JSON.stringify(body), BY],
  );
}
