import { findSiteNumber, clientIdOf } from '@tallystick/telemetry';
import { isDeepStrictEqual } from 'node:util';
import type { Pool } from 'pg';
import type { GatewayIdentity } from '../wire/gateway-identity.js';

type Named = Pick<GatewayIdentity, 'site' | 'gateway'>;

/** A gateway as its site's operator has set it. */
export interface GatewayRow extends Named {
  readonly dialect: string;
  readonly mapping: unknown;
  /** JSON. */
  readonly settings: string;
}

const COLUMNS = `'site-' || site AS site, name AS gateway, dialect, mapping, settings::text AS settings`;

/** Which gateways there are, and what their sites' operators set for them: as it was last read. */
export class GatewayDirectory {
  private readonly rows = new Map<string, GatewayRow>();

  constructor(private readonly pool: Pool) {}

  /** The same object while nothing changed. */
  find(gateway: Named): GatewayRow | undefined {
    return this.rows.get(clientIdOf(gateway));
  }

  /** Reads one anew: it may have come or changed since the last look. */
  async read({ site, gateway }: Named): Promise<GatewayRow | undefined> {
    const { rows } = await this.pool.query<GatewayRow>(
      `SELECT ${COLUMNS} FROM telemetry.gateway WHERE site = $1 AND name = $2`,
      [findSiteNumber(site), gateway],
    );
    this.keep(rows);
    return rows[0] && this.find({ site, gateway });
  }

  /** Forgets the gateways of other sites. */
  keepOnly(sites: readonly string[]): void {
    const kept = new Set(sites);
    for (const [id, { site }] of this.rows) if (!kept.has(site)) this.rows.delete(id);
  }

  /** Reads all of some sites anew. */
  async readSites(sites: readonly string[]): Promise<GatewayRow[]> {
    const { rows } = await this.pool.query<GatewayRow>(
      `SELECT ${COLUMNS} FROM telemetry.gateway WHERE site = ANY($1::bigint[])`,
      [sites.map(findSiteNumber)],
    );
    this.keep(rows);
    return rows;
  }

  private keep(rows: readonly GatewayRow[]): void {
    for (const row of rows) {
      if (!isDeepStrictEqual(this.find(row), row)) this.rows.set(clientIdOf(row), row);
    }
  }
}
