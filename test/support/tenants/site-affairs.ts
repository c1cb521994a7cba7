import pg from 'pg';
import { type SiteKey, siteKeyDigest } from '@tallystick/act-types';
import type { Participant } from '@tallystick/stories';
import { signEnrolment } from '@tallystick/telemetry';
import { openSiteWatch } from '../../../libs/telemetry/src/application/watch/open-site-watch.js';
import { ed25519Of } from '../../../libs/telemetry/src/testing/keys.js';
import { receiptKey } from '../../../libs/telemetry/src/testing/receipt-key.js';
import { measured } from '../../../libs/telemetry/src/testing/rule-run.js';
import { appendEvidence, signedRun, storeSite } from '../../../libs/telemetry/src/testing/stored-logs.js';
import { GatewayApplicant } from '../gateway-applicant.js';
import type { MovingPlatform } from '../moving-platform.js';
import type { Marks } from './marks.js';

const HOUR_MS = 3_600_000;
const [STORED, ENTERED] = ['scales', 'doors'];
const CODE_MINUTES = 10_000;
const INSTANCE = 'scale-1/weight';

/** A site with everything that a site can have, which its operator runs and its bank sees. */
export async function makeSiteAffairs(
  platform: MovingPlatform,
  warehouse: Participant,
  bank: Participant,
  marks: Marks,
) {
  const { dataSource, url } = platform.database;
  const { client } = warehouse;
  const operatorKey = ed25519Of('operator');
  const stored = await storeSite(dataSource, { operator: warehouse.party, operatorKey, gateways: [STORED] });
  const [{ name: site, number }, nowMs] = [stored, platform.world.nowMs()];
  await dataSource.query('UPDATE telemetry.site SET name = $2 WHERE number = $1', [number, marks.text('site')]);
  await appendEvidence(dataSource, stored, await signedRun(stored, { gateway: STORED, count: 3, receivedAtMs: nowMs }));
  const at = { params: { path: { site } } };

  const statement = {
    ...{ site, party: warehouse.party, partyEpoch: '1', algorithm: 'EdDSA' as const },
    publicKey: `0x${Buffer.from(operatorKey.verifying.publicKey).toString('hex')}`,
    ...{ validFrom: '1700000000', validUntil: '0' },
  } satisfies SiteKey;
  const signature = await warehouse.signer.signDigest(siteKeyDigest(statement, await client.network()));
  await client.call(client.routes.PUT('/v1/sites/{site}/key', { ...at, body: { statement, signature } }));
  const reader = { params: { path: { site, party: bank.party } } };
  await client.call(client.routes.PUT('/v1/sites/{site}/readers/{party}', reader));
  await client.call(client.routes.PUT('/v1/sites/{site}/releasers/{party}', reader));

  const gateway = { name: ENTERED, dialect: 'signed' as const };
  await client.call(client.routes.POST('/v1/sites/{site}/gateways', { ...at, body: gateway }));
  const ask = async () => {
    const body = { gateway: ENTERED, validMinutes: CODE_MINUTES };
    const { code } = await client.call(client.routes.POST('/v1/sites/{site}/enrolment-codes', { ...at, body }));
    const applicant = GatewayApplicant.new();
    const response = await fetch(`${platform.world.baseUrl}/v1/gateway-enrolments`, {
      ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
      body: JSON.stringify(await applicant.ask(code)),
    });
    if (!response.ok) throw new Error(`no enrolment: ${await response.text()}`);
    return { applicant, ...((await response.json()) as { readonly id: string }) };
  };
  const entered = await ask();
  const word = { site, gateway: ENTERED, key: entered.applicant.verifying, receiptKey: receiptKey.verifying };
  const enrolment = Buffer.from(await signEnrolment({ ...word, notBeforeMs: nowMs - HOUR_MS }, operatorKey));
  await client.call(
    client.routes.POST('/v1/sites/{site}/enrolments/{id}/approval', {
      ...{ params: { path: { site, id: entered.id } }, body: { enrolment: enrolment.toString('base64url') } },
    }),
  );
  const pending = await ask();
  const shown = await client.call(
    client.routes.GET('/v1/sites/{site}/gateways/{name}', { params: { path: { site, name: ENTERED } } }),
  );

  const parameters = { device: 'scale-1', metric: 'weight', unit: 'kg', upper: '100', durationMs: 0, deadband: '0' };
  const rule = await client.call(
    client.routes.POST('/v1/sites/{site}/rules', { ...at, body: { ruleId: 'climate', parameters } }),
  );
  const ingest = new pg.Client({ connectionString: url });
  await ingest.connect();
  const hear = async (...events: readonly ReturnType<typeof measured>[]) => {
    const watch = await openSiteWatch(ingest, site);
    await watch.hear(
      ingest,
      events.map((event) => ({ event, position: 2 })),
      platform.world.nowMs(),
    );
    watch.committed();
  };
  await hear();
  await hear(measured('150', nowMs));
  const [alarm] = (await client.call(client.routes.GET('/v1/sites/{site}/alarms', at))).items;
  const span = { device: 'scale-1', from: new Date(nowMs).toISOString(), until: new Date(nowMs + 1_000).toISOString() };
  const movement = { ...span, change: '-5', reference: marks.text('movement') };
  const paper = await client.call(client.routes.POST('/v1/sites/{site}/movements', { ...at, body: movement }));
  const target = { rule: rule.id, instance: INSTANCE };
  const until = new Date(nowMs + 2 * HOUR_MS).toISOString();
  const shelving = { ...target, until, reason: marks.text('shelving') };
  await client.call(client.routes.POST('/v1/sites/{site}/shelvings', { ...at, body: shelving }));
  const other = { ...target, instance: 'scale-2/weight' };
  const outage = { targets: [other], from: span.from, reason: marks.text('outage') };
  await client.call(client.routes.POST('/v1/sites/{site}/outages', { ...at, body: outage }));
  await hear();
  await ingest.end();
  const outages = (await client.call(client.routes.GET('/v1/sites/{site}/outages', at))).items;

  const [{ id: series } = { id: '' }] = await dataSource.query<{ id: string }[]>(
    `INSERT INTO telemetry.series (gateway, device, metric, unit)
     SELECT id, $2, 'weight', 'kg' FROM telemetry.gateway WHERE site = $1 AND name = $3 RETURNING id`,
    [number, marks.text('device'), STORED],
  );
  await dataSource.query(
    `INSERT INTO telemetry.quarantine (site, gateway, kind, reason, message, bytes, size, received_at)
     VALUES ($1, $2, 'batch', 'unreadable', $3, '\\x01', 1, now())`,
    [number, STORED, marks.text('quarantine')],
  );
  const hook = { url: `https://${marks.text('hook').toLowerCase()}.example/in` };
  const webhook = await client.call(client.routes.POST('/v1/webhooks', { body: hook }));
  const [notice] = (await client.call(client.routes.GET('/v1/notices'))).items;
  const [{ id: delivery } = { id: '' }] = await dataSource.query<{ id: string }[]>(
    `INSERT INTO papers.webhook_delivery (webhook, feed, seq, type, subject, at, state, attempts, next_at)
     VALUES ($1, 'papers', 1, 'alarm-raised', $2, now(), 'failed', 1, now()) RETURNING id`,
    [webhook.id, notice?.id],
  );
  return {
    ...{ site, gateway: ENTERED, gatewayKey: shown.keys[0]?.id ?? '', series: String(series), rule: rule.id },
    ...{ certificate: shown.certificates[0]?.serial ?? '', enrolment: pending.id, entered: entered.id },
    ...{ alarm: alarm?.id ?? '', siteAct: paper.id, outage: outages[0]?.id ?? '', notice: notice?.id ?? '' },
    ...{ webhook: webhook.id, delivery, instance: INSTANCE },
  };
}
