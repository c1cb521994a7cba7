import type { Pool } from 'pg';
import { signEnrolment } from '../domain/evidence/enrolment.js';
import { siteName } from '../domain/site-name.js';
import { ed25519Of, type KeyPair } from './keys.js';
import { receiptKey } from './receipt-key.js';
import { SigningGateway } from './signing-gateway.js';

export interface SiteScene {
  readonly site: string;
  readonly siteNumber: number;
  readonly operator: KeyPair;
}

export interface GatewaySceneOptions {
  readonly name?: string;
  readonly dialect?: 'signed' | 'sparkplug-b' | 'senml' | 'json';
  /** Milliseconds since 1970. */
  readonly notBeforeMs?: number;
  readonly notAfterMs?: number;
  /** Who signs the enrolment; the site's operator, if nothing is said. */
  readonly enrolledBy?: KeyPair;
}

export interface GatewayScene {
  readonly id: number;
  readonly gateway: SigningGateway;
}

/** A site in the database, with its operator's key. @param pool as the owner, who may write all tables */
export async function aSite(pool: Pool, name = 'Lingang 3', operatorParty = 7): Promise<SiteScene> {
  const operator = ed25519Of(`operator of ${name}`);
  const { rows } = await pool.query<{ number: string }>(
    `INSERT INTO telemetry.site (operator, name, operator_algorithm, operator_public_key)
     VALUES ($1, $2, $3, $4) RETURNING number`,
    [operatorParty, name, operator.verifying.algorithm, Buffer.from(operator.verifying.publicKey)],
  );
  const siteNumber = Number(rows[0]?.number);
  return { site: siteName(siteNumber), siteNumber, operator };
}

/** A gateway of the site; one that signs has its key enrolled. */
export async function aGateway(pool: Pool, scene: SiteScene, options: GatewaySceneOptions = {}): Promise<GatewayScene> {
  const { name = 'gateway-7', dialect = 'signed' } = options;
  const { rows } = await pool.query<{ id: number }>(
    'INSERT INTO telemetry.gateway (site, name, dialect) VALUES ($1, $2, $3) RETURNING id',
    [scene.siteNumber, name, dialect],
  );
  const id = Number(rows[0]?.id);
  const gateway = new SigningGateway(scene.site, name);
  if (dialect === 'signed') await enrol(pool, scene, { id, gateway }, options);
  return { id, gateway };
}

/** The gateway's key, also one that it did not have before. */
export async function enrol(
  pool: Pool,
  { site, operator }: SiteScene,
  { id, gateway }: GatewayScene,
  { notBeforeMs = 0, notAfterMs, enrolledBy = operator }: GatewaySceneOptions = {},
): Promise<void> {
  const { algorithm, publicKey, keyId } = gateway.key.verifying;
  const until = notAfterMs === undefined ? {} : { notAfterMs };
  const enrolment = {
    site,
    gateway: gateway.name,
    key: { algorithm, publicKey },
    receiptKey: receiptKey.verifying,
    notBeforeMs,
    ...until,
  };
  await pool.query(
    `INSERT INTO telemetry.gateway_key (gateway, key_id, algorithm, public_key, enrolment, not_before, not_after)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [
      id,
      Buffer.from(keyId),
      algorithm,
      Buffer.from(publicKey),
      Buffer.from(await signEnrolment(enrolment, enrolledBy)),
      new Date(notBeforeMs),
      notAfterMs === undefined ? null : new Date(notAfterMs),
    ],
  );
}
