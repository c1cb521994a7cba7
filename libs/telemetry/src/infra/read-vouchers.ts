import type { EntityManager } from 'typeorm';
import type { BundleGateway, Dialect } from '../domain/evidence/bundle/bundle.js';

interface GatewayRow {
  readonly name: string;
  readonly dialect: Dialect;
  readonly mapping: unknown;
  readonly enrolments: Buffer[];
}

/** Gateways of a site by their names, each with all that the site's operator signed of its keys. */
export async function readGateways(
  db: EntityManager,
  site: string,
  names: readonly string[],
): Promise<BundleGateway[]> {
  return db.query<GatewayRow[]>(
    `SELECT g.name, g.dialect, g.mapping, coalesce(
       (SELECT array_agg(k.enrolment ORDER BY k.id) FROM telemetry.gateway_key k WHERE k.gateway = g.id), '{}') AS enrolments
     FROM telemetry.gateway g WHERE g.site = $1 AND g.name = ANY ($2) ORDER BY g.name COLLATE "C"`,
    [site, names],
  );
}

export async function isGateway(db: EntityManager, site: string, name: string): Promise<boolean> {
  const rows = await db.query<unknown[]>('SELECT 1 FROM telemetry.gateway WHERE site = $1 AND name = $2', [site, name]);
  return rows.length > 0;
}
