import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FindFacts } from '../libs/acts/src/application/find-facts.js';
import { FactStanding } from '../libs/acts/src/infra/fact-standing.view.js';
import type { ListRequest, Principal } from '../libs/platform/src/index.js';
import type { PartyDirectory } from '../libs/acts/src/application/party-directory.js';
import { FindNearMatches } from '../libs/registry/src/application/find-near-matches.js';
import { FindRegistrations } from '../libs/registry/src/application/find-registrations.js';
import { BlindRegistration } from '../libs/registry/src/infra/blind-registration.entity.js';
import { FindNotices } from '../libs/telemetry/src/application/notices/find-notices.js';
import { FindActs } from '../libs/telemetry/src/application/papers/find-acts.js';
import { FindQuarantine } from '../libs/telemetry/src/application/readings/find-quarantine.js';
import type { SiteAccess } from '../libs/telemetry/src/application/sites/site-access.js';
import { Notice } from '../libs/telemetry/src/infra/notice.entity.js';
import { StoredSiteAct } from '../libs/telemetry/src/infra/site-act.entity.js';
import type { FindOrganisations } from '../libs/parties/src/application/find-organisations.js';
import { FindReceipts } from '../libs/trade/src/application/find-receipts.js';
import { FindRecords } from '../libs/trade/src/application/find-records.js';
import { FindReviews } from '../libs/trade/src/application/find-reviews.js';
import { StoredReceipt } from '../libs/trade/src/infra/stored-receipt.entity.js';
import { StoredRecord } from '../libs/trade/src/infra/stored-record.entity.js';
import { Verification } from '../libs/trade/src/infra/verification.entity.js';
import { FindDeliveries } from '../libs/webhooks/src/application/find-deliveries.js';
import type { ManageWebhooks } from '../libs/webhooks/src/application/manage-webhooks.js';
import { WebhookAttempt } from '../libs/webhooks/src/infra/webhook-attempt.entity.js';
import { WebhookDelivery } from '../libs/webhooks/src/infra/webhook-delivery.entity.js';
import { rowsTouched } from '../test/support/list-plans.js';
import { createTestDatabase, type TestDatabase } from '../test/support/postgres.js';

/** All of one party, one site, one webhook: what is asked in an order or by a filter must not read what that one has. */
const ROWS = 20_000;
/** A page, and what is joined to it. */
const TOUCHED_MAX = 400;
const HOOK = '00000000-0000-7000-8000-000000000001';
const ALARM = '00000000-0000-7000-8000-000000000002';
const RULE = '00000000-0000-7000-8000-000000000003';
const clock = { nowMs: () => 0 };

const caller: Principal = { party: '1', clientId: 'x', scopes: [], isOperator: false, tokenExpiresAt: new Date() };
const minutes = `now() - n * interval '1 minute'`;

const FILL = [
  `INSERT INTO ledger.cursor VALUES (true, 9, '0x', now())`,
  `INSERT INTO papers.organisation (name, roles) SELECT 'Nr ' || n, '{}' FROM generate_series(1, 2) n`,
  `INSERT INTO chain.outbox (digest, kind, message, signatures, deadline, enqueued_at)
     SELECT 'fact-' || n, 'declare-overdue', jsonb_build_object('receivable', n::text), '{}', now(), ${minutes} FROM generate_series(1, ${ROWS}) n`,
  `INSERT INTO chain.fact_party SELECT n % 400, 'fact-' || n FROM generate_series(1, ${ROWS}) n`,
  `INSERT INTO papers.document (sha256, kind, number, seller, buyer, orders, content, findings, submitted_by)
     SELECT n, 'invoice', n, 1, 2, '{}', '', '[]', 1 FROM generate_series(1, ${ROWS}) n`,
  `INSERT INTO papers.verification (invoice, seller, buyer, verdict, documents, checks, financeable, requested_by, reviewer, decision)
     SELECT id, seller, buyer, 'review', '[]', '[]', '[]', 1, 1, CASE WHEN number::int % 1000 = 0 THEN NULL ELSE '{}'::jsonb END FROM papers.document`,
  `INSERT INTO papers.record (sha256, kind, number, names, content, findings, submitted_by, received_at)
     SELECT n, CASE WHEN n % 1000 = 0 THEN 'warehouse-receipt' ELSE 'bank-statement' END, n, ARRAY['ORDER-' || n], '', '[]', 1, ${minutes}
     FROM generate_series(1, ${ROWS}) n`,
  `INSERT INTO papers.warehouse_receipt
     SELECT id, 1, number, 'x', date '2026-01-01' - number::int, 'goods-' || number::int % 400, '', '', '', '', 1, 'KGM',
       'yard-' || number::int % 400, '', '{"name": "", "uscc": "", "lei": "", "gln": ""}', '{"name": "", "uscc": "", "lei": "", "gln": ""}', received_at
     FROM papers.record`,
  `INSERT INTO papers.blind_registration (bank, key_id, exact, near, registered_at)
     SELECT 1 + n % 2, repeat('0', 16), lpad(to_hex(n), 128, '0'), ARRAY[n / 2 || 'a', n || 'b', n || 'c', n || 'd'], ${minutes}
     FROM generate_series(1, ${ROWS * 2}) n`,
  `INSERT INTO telemetry.site (operator, name) VALUES (1, 'x')`,
  `INSERT INTO telemetry.site_rule (id, site, rule_id, latest) SELECT '${RULE}', number, 'x', 1 FROM telemetry.site`,
  `INSERT INTO telemetry.alarm (id, site, rule, instance, number, rule_id, version, state, level, raised_at, count, body)
     SELECT '${ALARM}', number, '${RULE}', 'x', 1, 'x', 1, 'closed', 'warn', now(), 1, '{}' FROM telemetry.site`,
  `INSERT INTO telemetry.notice (party, site, type, alarm, body, at, read_at)
     SELECT 1, CASE WHEN n % 1000 = 0 THEN number END, 'alarm-raised', CASE WHEN n % 1000 = 0 THEN '${ALARM}'::uuid END, '{}', ${minutes},
       CASE WHEN n % 1000 > 0 THEN now() END FROM telemetry.site, generate_series(1, ${ROWS}) n`,
  `INSERT INTO telemetry.site_act (site, seq, kind, device, body, by, at)
     SELECT number, n, CASE WHEN n % 100 = 0 THEN 'movement' ELSE 'acknowledge' END, CASE WHEN n % 100 = 0 THEN 'scale-1' END, '{}', 1, ${minutes}
     FROM telemetry.site, generate_series(1, ${ROWS}) n`,
  `INSERT INTO telemetry.quarantine (site, gateway, kind, reason, message, bytes, size, received_at)
     SELECT number, 'gateway-1', 'data', 'unreadable', '', '', 0, ${minutes} FROM telemetry.site, generate_series(1, ${ROWS}) n`,
  `INSERT INTO papers.webhook (id, party, url, events, state, secret_number, secret_changed_at, created_at)
     VALUES ('${HOOK}', 1, 'https://example.com', '{}', 'on', 1, now(), now())`,
  `INSERT INTO papers.webhook_delivery (webhook, feed, seq, type, subject, at, state, attempts, next_at)
     SELECT '${HOOK}', 'papers', n, 'act-offered', n, ${minutes}, CASE WHEN n % 1000 = 0 THEN 'failed' ELSE 'delivered' END, 1, now()
     FROM generate_series(1, ${ROWS}) n`,
  'ANALYZE',
  // What a GIN index is given waits in a list that is read whole until a vacuum puts it in its place.
  'VACUUM papers.blind_registration',
];

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({
    entities: [
      ...[FactStanding, Verification, StoredReceipt, StoredRecord, BlindRegistration, Notice, StoredSiteAct],
      ...[WebhookDelivery, WebhookAttempt],
    ],
  });
  for (const statement of FILL) await database.dataSource.query(statement);
}, 120_000);
afterAll(() => database.drop());

type Asked = ListRequest & Record<string, unknown>;
const site = { number: '1', operator: '1' };
const names = { namesOf: () => Promise.resolve(new Map()) } as unknown as PartyDirectory;
const access = { toRead: () => Promise.resolve(site) } as unknown as SiteAccess;
const organisations = { partiesByCodes: () => Promise.resolve(new Map()) } as unknown as FindOrganisations;
const hooks = { byId: () => Promise.resolve({ id: HOOK }) } as unknown as ManageWebhooks;
const lists: Readonly<Record<string, (asked: Asked) => Promise<{ readonly items: readonly unknown[] }>>> = {
  facts: (asked) => new FindFacts(database.dataSource).page(asked, caller),
  reviews: (asked) => new FindReviews(database.dataSource).open(asked, caller),
  records: (asked) => new FindRecords(database.dataSource).page(asked, caller),
  'warehouse receipts': (asked) => new FindReceipts(database.dataSource, organisations).page(asked, caller),
  'near matches': (asked) => new FindNearMatches(database.dataSource, names).page(asked, caller),
  registrations: (asked) => new FindRegistrations(database.dataSource).page(asked, caller),
  notices: (asked) => new FindNotices(access, database.dataSource, clock).page(asked, caller),
  'notices of a site': (asked) => new FindNotices(access, database.dataSource, clock).page(asked, caller, 'site-1'),
  papers: (asked) => new FindActs(access, database.dataSource).page('site-1', asked, caller),
  quarantine: (asked) => new FindQuarantine(database.dataSource, access).page('site-1', asked, caller),
  deliveries: (asked) => new FindDeliveries(hooks, database.dataSource, clock).page(HOOK, asked, caller),
};

describe('of 20,000 rows of one', () => {
  it.each<[string, Record<string, unknown>]>([
    ['facts', {}],
    ['facts', { state: ['relayed'], kind: ['declare-overdue'], sort: 'statedAt' }],
    ['reviews', {}],
    ['reviews', { seller: ['1'], sort: '-verifiedAt' }],
    ['records', { sort: '-receivedAt' }],
    ['records', { kind: ['warehouse-receipt'] }],
    ['warehouse receipts', {}],
    ['warehouse receipts', { sort: '-issuedOn' }],
    ['warehouse receipts', { sort: 'receivedAt' }],
    ['warehouse receipts', { commodity: ['goods-7'] }],
    ['warehouse receipts', { warehouse: ['yard-7'], sort: '-receivedAt' }],
    ['near matches', {}],
    ['registrations', { sort: 'registeredAt', released: ['false'] }],
    ['notices', { sort: 'at' }],
    ['notices', { unread: ['true'] }],
    ['notices', { alarm: [ALARM] }],
    ['notices of a site', {}],
    ['papers', {}],
    ['papers', { sort: 'at' }],
    ['papers', { kind: ['movement'], state: ['waiting'], device: ['scale-1'] }],
    ['quarantine', { sort: '-receivedAt', gateway: ['gateway-1'] }],
    ['deliveries', { sort: 'at' }],
    ['deliveries', { state: ['failed'] }],
  ])('a page of %s by %j touches few', async (name, asked) => {
    let found = 0;
    const touched = await rowsTouched(database.dataSource, async () => {
      found = (await lists[name]?.({ limit: 20, ...asked }))?.items.length ?? 0;
    });
    expect(found).toBeGreaterThan(0);
    expect(touched).toBeLessThan(TOUCHED_MAX);
  });
});
