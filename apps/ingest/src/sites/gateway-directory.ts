import { findSiteNumber } from '@tallystick/telemetry';
import type { Pool } from 'pg';
import type { GatewayIdentity } from '../wire/gateway-identity.js';

type Named = Pick<GatewayIdentity, 'site' | 'gateway'>;

export interface GatewaySettings extends Named {
  /** JSON, as the site's operator set them. */
  readonly json: string;
}

/** Which gateways there are, and what their sites' operators set for them. */
export class GatewayDirectory {
  constructor(private readonly pool: Pool) {}

  async knows({ site, gateway }: Named): Promise<boolean> {
    const { rowCount } = await this.pool.query('SELECT 1 FROM telemetry.gateway WHERE site = $1 AND name = $2', [
      findSiteNumber(site),
      gateway,
    ]);
    return rowCount === 1;
  }

  async settingsOf({ site, gateway }: Named): Promise<string | undefined> {
    const { rows } = await this.pool.query<{ json: string }>(
      'SELECT settings::text AS json FROM telemetry.gateway WHERE site = $1 AND name = $2',
      [findSiteNumber(site), gateway],
    );
    return rows[0]?.json;
  }

  async settingsAt(sites: readonly string[]): Promise<GatewaySettings[]> {
    const { rows } = await this.pool.query<GatewaySettings>(
      `SELECT 'site-' || site AS site, name AS gateway, settings::text AS json FROM telemetry.gateway
       WHERE site = ANY($1::bigint[])`,
      [sites.map(findSiteNumber)],
    );
    return rows;
  }
}
