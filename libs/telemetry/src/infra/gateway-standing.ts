import type { ClientBase, Pool } from 'pg';
import { siteName } from '../domain/site-name.js';

/** Who a certificate is, as long as it stands. */
export interface StandingGateway {
  readonly site: string;
  readonly gateway: string;
  readonly dialect: string;
}

/** A certificate that the platform issued. */
export interface KnownCertificate extends StandingGateway {
  readonly stands: boolean;
}

const KNOWN = `
  SELECT certificate.serial, gateway.site, gateway.name, gateway.dialect,
    certificate.not_after > $2
    AND (certificate.taken_back_at IS NULL OR certificate.taken_back_at > $2)
    AND (key.not_after IS NULL OR key.not_after > $2) AND (key.taken_back_at IS NULL OR key.taken_back_at > $2) AS stands
  FROM telemetry.gateway_certificate AS certificate
  JOIN telemetry.gateway ON gateway.id = certificate.gateway
  LEFT JOIN telemetry.gateway_key AS key ON key.id = certificate.gateway_key
  WHERE certificate.serial = ANY ($1)`;

interface KnownRow {
  readonly serial: string;
  readonly site: string;
  readonly name: string;
  readonly dialect: string;
  readonly stands: boolean;
}

/**
 * Whether a TLS client may still come in: what its certificate says was true when it was made, and a key that was taken back takes its
 * certificates along. To be asked when a gateway connects, and again on `GATEWAY_STANDING_CHANNEL`.
 */
export class GatewayStanding {
  constructor(private readonly db: Pool | ClientBase) {}

  /** @param serialNumber hex, in whatever case, as `getPeerCertificate()` has it. @returns undefined when it stands no longer, or never did */
  async ofCertificate(serialNumber: string, nowMs: number): Promise<StandingGateway | undefined> {
    const known = (await this.ofCertificates([serialNumber], nowMs)).get(serialNumber.toLowerCase());
    return known?.stands ? { site: known.site, gateway: known.gateway, dialect: known.dialect } : undefined;
  }

  /** Many by one query. @returns by serial number in lower case; those that the platform did not issue are missing */
  async ofCertificates(serialNumbers: readonly string[], nowMs: number): Promise<Map<string, KnownCertificate>> {
    const values = [serialNumbers.map((serial) => serial.toLowerCase()), new Date(nowMs)];
    const { rows } = await this.db.query<KnownRow>(KNOWN, values);
    return new Map(
      rows.map(({ serial, site, name, dialect, stands }) => [
        serial,
        { site: siteName(Number(site)), gateway: name, dialect, stands },
      ]),
    );
  }
}
