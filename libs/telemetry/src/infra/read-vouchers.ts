import type { SiteKey } from '@tallystick/act-types';
import type { EntityManager } from 'typeorm';
import { SiteKeyMissing } from '../domain/site-errors.js';
import type { Dialect } from '../domain/dialect.js';
import type { BundleGateway, BundleOperator } from '../domain/evidence/bundle/bundle.js';
import type { Site } from './site.entity.js';

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

/** The key of a site's operator, with all that its party signed of it. @throws SiteKeyMissing */
export async function readOperator(db: EntityManager, site: Site): Promise<BundleOperator> {
  const { number, operatorAlgorithm: algorithm, operatorPublicKey: publicKey } = site;
  if (algorithm === null || publicKey === null) throw new SiteKeyMissing();
  const rows = await db.query<{ statement: SiteKey; signature: string }[]>(
    `SELECT statement, signature FROM telemetry.site_key WHERE site = $1 AND algorithm = $2 AND public_key = $3 ORDER BY id`,
    [number, algorithm, publicKey],
  );
  const statements = rows.map(({ statement, signature }) => ({ message: { ...statement }, signatures: [signature] }));
  return { algorithm, publicKey, statements };
}
