import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ensureLoginRole, urlForLogin } from '@tallystick/platform';
import type pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/postgres.js';
import { poolOf } from '../testing/intake-scene.js';
import { aGateway, aSite, type SiteScene } from '../testing/site-scene.js';
import { GatewayStanding } from './gateway-standing.js';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const at = (ms: number) => new Date(NOW + ms);

let database: TestDatabase;
let owner: pg.Pool;
let ingest: pg.Pool;
let site: SiteScene;
let standing: GatewayStanding;
let serial = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = poolOf(database.url);
  const login = { user: `standing_${process.pid}`, password: 'standing', memberOf: 'tallystick_ingest' as const };
  await ensureLoginRole(database.url, login);
  ingest = poolOf(urlForLogin(database.url, login));
  standing = new GatewayStanding(ingest);
  site = await aSite(owner);
});
afterAll(async () => {
  await ingest.end();
  await owner.end();
  await database.drop();
});

interface Ends {
  readonly certificateEnds?: Date;
  readonly certificateTakenBack?: Date;
  readonly keyEnds?: Date;
  readonly keyTakenBack?: Date;
}

async function aCertificate({ certificateEnds = at(1_000), certificateTakenBack, keyEnds, keyTakenBack }: Ends = {}) {
  serial += 1;
  const { id } = await aGateway(owner, site, { name: `gateway-${serial}` });
  const { rows } = await owner.query<{ id: string }>(
    'UPDATE telemetry.gateway_key SET not_after = $2, taken_back_at = $3 WHERE gateway = $1 RETURNING id',
    [id, keyEnds ?? null, keyTakenBack ?? null],
  );
  const number = `ab${serial}`;
  await owner.query(
    `INSERT INTO telemetry.gateway_certificate (serial, gateway, gateway_key, request_hash, chain, issued_at, not_after, taken_back_at)
     VALUES ($1, $2, $3, $4, '{}', $5, $6, $7)`,
    [number, id, rows[0]?.id, Buffer.from(number), at(-1_000), certificateEnds, certificateTakenBack ?? null],
  );
  return number;
}

describe('a gateway that connects', () => {
  it('is known by its certificate’s serial number, in whatever case', async () => {
    const number = await aCertificate();
    const found = { site: site.site, gateway: `gateway-${serial}`, dialect: 'signed' };
    await expect(standing.ofCertificate(number, NOW)).resolves.toEqual(found);
    await expect(standing.ofCertificate(number.toUpperCase(), NOW)).resolves.toEqual(found);
  });

  it('stands as long as both certificate and key have not ended', async () => {
    const ahead = at(1);
    const number = await aCertificate({ keyEnds: ahead, keyTakenBack: ahead, certificateTakenBack: ahead });
    await expect(standing.ofCertificate(number, NOW)).resolves.toBeDefined();
  });

  it.each<[string, Ends]>([
    ['its certificate has ended', { certificateEnds: at(0) }],
    ['its certificate was taken back', { certificateTakenBack: at(0) }],
    ['its key has ended', { keyEnds: at(0) }],
    ['the key that vouched for it has ended', { keyTakenBack: at(0) }],
  ])('stands no longer when %s', async (_, ends) => {
    const number = await aCertificate(ends);
    await expect(standing.ofCertificate(number, NOW)).resolves.toBeUndefined();
  });

  it('never stood with a certificate that is not ours', async () => {
    await expect(standing.ofCertificate("ff' OR true --", NOW)).resolves.toBeUndefined();
  });
});
