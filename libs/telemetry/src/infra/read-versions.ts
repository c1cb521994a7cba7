import type { EntityManager } from 'typeorm';
import type { StatedVersion } from '../domain/evidence/bundle/bundle-alarm.js';

/** All versions of a rule by their numbers. */
export async function readVersions(db: EntityManager, rule: string): Promise<ReadonlyMap<number, StatedVersion>> {
  const rows = await db.query<{ version: number; is_on: boolean; parameters: StatedVersion['parameters'] }[]>(
    'SELECT version, is_on, parameters FROM telemetry.site_rule_version WHERE rule = $1 ORDER BY version',
    [rule],
  );
  return new Map(rows.map(({ version, is_on, parameters }) => [version, { version, parameters, isOn: is_on }]));
}
