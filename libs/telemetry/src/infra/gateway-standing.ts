import type { ClientBase, Pool } from 'pg';
import { siteName } from '../domain/site-name.js';

/** Who a certificate is, as long as it stands. */
export interface StandingGateway {
  readonly site: string;
  readonly gateway: string;
  readonly dialect: string;
}

const STANDING = `
  SELECT gateway.site, gateway.name, gateway.dialect
  FROM telemetry.gateway_certificate AS certificate
  JOIN telemetry.gateway ON gateway.id = certificate.gateway
  LEFT JOIN telemetry.gateway_key AS key ON key.id = certificate.gateway_key
  WHERE certificate.serial = $1 AND certificate.not_after > $2
    AND (certificate.taken_back_at IS NULL OR certificate.taken_back_at > $2)
    AND (key.not_after IS NULL OR key.not_after > $2) AND (key.taken_back_at IS NULL OR key.taken_back_at > $2)`;

/**
 * Whether a TLS client may still come in: what its certificate says was true when it was made, and a key that was taken back takes its
 * certificates along. To be asked when a gateway connects, and again on `GATEWAY_STANDING_CHANNEL`.
 */
export class GatewayStanding {
  constructor(private readonly db: Pool | ClientBase) {}

  /** @param serialNumber hex, in whatever case, as `getPeerCertificate()` has it. @returns undefined when it stands no longer, or never did */
  async ofCertificate(serialNumber: string, nowMs: number): Promise<StandingGateway | undefined> {
    const values = [serialNumber.toLowerCase(), new Date(nowMs)];
    const { rows } = await this.db.query<{ site: string; name: string; dialect: string }>(STANDING, values);
    const [row] = rows;
    return row && { site: siteName(Number(row.site)), gateway: row.name, dialect: row.dialect };
  }
}
