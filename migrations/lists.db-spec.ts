import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FindActs } from '../libs/acts/src/application/find-acts.js';
import { Act } from '../libs/acts/src/infra/act.entity.js';
import { ActSignatory } from '../libs/acts/src/infra/act-signatory.entity.js';
import { ActStanding } from '../libs/acts/src/infra/act-standing.view.js';
import { FindOrganisations } from '../libs/parties/src/application/find-organisations.js';
import { Organisation } from '../libs/parties/src/infra/organisation.entity.js';
import { LedgerParty } from '../libs/parties/src/infra/projection/ledger-party.entity.js';
import { LedgerRecovery } from '../libs/parties/src/infra/projection/ledger-recovery.entity.js';
import type { ListRequest, Principal } from '../libs/platform/src/index.js';
import { FindBurdens } from '../libs/receivables/src/application/find-burdens.js';
import { FindReceivables } from '../libs/receivables/src/application/find-receivables.js';
import { ledgerEntities } from '../libs/receivables/src/infra/projection/index.js';
import { FindAlarms } from '../libs/telemetry/src/application/alarms/find-alarms.js';
import type { SiteAccess } from '../libs/telemetry/src/application/sites/site-access.js';
import { AlarmAcknowledgement } from '../libs/telemetry/src/infra/alarm-acknowledgement.entity.js';
import { StoredAlarm } from '../libs/telemetry/src/infra/alarm.entity.js';
import { FindDocuments } from '../libs/trade/src/application/find-documents.js';
import { FindVerifications } from '../libs/trade/src/application/find-verifications.js';
import { Document } from '../libs/trade/src/infra/document.entity.js';
import { Verification } from '../libs/trade/src/infra/verification.entity.js';
import { rowsTouched } from '../test/support/list-plans.js';
import { createTestDatabase, type TestDatabase } from '../test/support/postgres.js';

const ROWS = 100_000;
/** A party that has a two-thousandth of each table, as most have. */
const PARTIES = 2_000;
/** A page, what is gathered for it, and room: a hundredth of a table. */
const TOUCHED_MAX = ROWS / 100;

const caller: Principal = { party: '7', clientId: 'x', scopes: [], isOperator: false, tokenExpiresAt: new Date() };

const FILL = [
  `INSERT INTO ledger.cursor VALUES (true, 9, '0x', now())`,
  `INSERT INTO ledger.receivable SELECT n, n % ${PARTIES}, (n * 7) % ${PARTIES} + 3000, 0, n, 0, 0, 156, now() + n * interval '1 minute', '0x', 'live', '0x', now() - n * interval '1 second', n
     FROM generate_series(1, ${ROWS}) n`,
  `INSERT INTO ledger.fragment SELECT n, 0, n, (n * 3) % ${PARTIES}, 0, 1, 0, 0, false, false, false FROM generate_series(1, ${ROWS}) n`,
  `INSERT INTO ledger.fragment_history SELECT n, 0, 0, n, 'issued', 0, n, 1, (n * 3) % ${PARTIES}, (n * 11) % ${PARTIES}, 0, NULL, NULL, NULL, now(), '0x' FROM generate_series(1, ${ROWS}) n`,
  `INSERT INTO papers.act (kind, message, digest, deadline, drafted_by, offered_at)
     SELECT 'transfer', '{}', '0x' || n, now() + n * interval '1 minute', n % ${PARTIES}, now() FROM generate_series(1, ${ROWS}) n`,
  `INSERT INTO papers.act_signatory (act_id, position, role, party) SELECT id, 1, 'holder', drafted_by + 1 FROM papers.act`,
  `INSERT INTO papers.organisation (name, roles) SELECT 'Nr ' || n, '{}' FROM generate_series(1, ${ROWS}) n`,
  `INSERT INTO papers.document (sha256, kind, number, seller, buyer, orders, content, findings, submitted_by)
     SELECT n, 'invoice', n, n % ${PARTIES} + 1, (n * 7) % ${PARTIES} + 1, '{}', '', '[]', 1 FROM generate_series(1, ${ROWS}) n`,
  `INSERT INTO papers.verification (invoice, seller, buyer, verdict, documents, checks, financeable, requested_by)
     SELECT id, seller, buyer, 'pass', '[]', '[]', '[]', 1 FROM papers.document`,
  `INSERT INTO telemetry.site (operator, name) SELECT n, 'x' FROM generate_series(1, 100) n`,
  `ANALYZE`,
];

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({
    entities: [
      ...[...(ledgerEntities as readonly (new () => object)[]), Act, ActSignatory, ActStanding, Document, Verification],
      ...[Organisation, LedgerParty, LedgerRecovery, StoredAlarm, AlarmAcknowledgement],
    ],
  });
  for (const statement of FILL) await database.dataSource.query(statement);
}, 120_000);
afterAll(() => database.drop());

type Read = (request: ListRequest & Record<string, unknown>) => Promise<unknown>;
const lists: Record<string, () => Read> = {
  receivables: () => {
    const found = new FindReceivables(database.dataSource, new FindBurdens(database.dataSource));
    return (request) => found.page(request, caller);
  },
  fragments: () => {
    const found = new FindReceivables(database.dataSource, new FindBurdens(database.dataSource));
    return (request) => found.holdings(request, caller);
  },
  acts: () => (request) => new FindActs(database.dataSource).page(request, caller),
  documents: () => (request) => new FindDocuments(database.dataSource).page(request, caller),
  verifications: () => (request) => new FindVerifications(database.dataSource).page(request, caller),
  organisations: () => (request) => new FindOrganisations(database.dataSource).page(request),
};

describe('of tables of 100,000 rows', () => {
  it.each<[string, Record<string, unknown>]>([
    ['receivables', {}],
    ['receivables', { sort: '-dueAt,faceMinor', state: ['live'] }],
    ['receivables', { debtor: ['7'], dueAtFrom: '2026-01-01T00:00:00Z' }],
    ['fragments', {}],
    ['fragments', { sort: '-amountMinor', frozen: ['false'] }],
    ['acts', {}],
    ['acts', { state: ['offered'], kind: ['transfer'], sort: 'deadline' }],
    ['acts', { awaitingMe: true }],
    ['documents', {}],
    ['documents', { kind: ['invoice'], sort: 'receivedAt' }],
    ['documents', { seller: ['7'] }],
    ['verifications', {}],
    ['verifications', { verdict: ['fail'], sort: '-verifiedAt' }],
    ['organisations', { search: 'r 77777' }],
    ['organisations', { search: 'nr 9999', sort: '-name' }],
    ['organisations', {}],
    ['organisations', { sort: '-name' }],
  ])('a page of %s by %j touches few', async (name, asked) => {
    const read = lists[name]?.();
    const touched = await rowsTouched(database.dataSource, async () => read?.({ limit: 50, ...asked }));
    expect(touched).toBeGreaterThan(0);
    expect(touched).toBeLessThan(TOUCHED_MAX);
  });

  it('a page of alarms of one site by when they were raised touches few', async () => {
    await database.dataSource.query(
      `INSERT INTO telemetry.site_rule (id, site, rule_id, latest) SELECT '00000000-0000-7000-8000-000000000001', min(number), 'x', 1 FROM telemetry.site`,
    );
    await database.dataSource.query(
      `INSERT INTO telemetry.alarm (site, rule, instance, number, rule_id, version, state, level, raised_at, count, body)
       SELECT site.number, '00000000-0000-7000-8000-000000000001', site.number || 'x', n, 'x', 1, 'closed', 'warn', now() + n * interval '1 second', 1, '{}'
       FROM telemetry.site, generate_series(1, ${ROWS / 100}) n`,
    );
    await database.dataSource.query('ANALYZE telemetry.alarm');
    const access = { toRead: () => Promise.resolve({ number: '7', operator: '1' }) } as unknown as SiteAccess;
    const alarms = new FindAlarms(access, database.dataSource);
    for (const sort of ['-raisedAt', 'raisedAt', '-urgency', 'urgency'])
      expect(
        await rowsTouched(database.dataSource, () => alarms.page('site-7', { limit: 50, sort }, caller)),
      ).toBeLessThan(TOUCHED_MAX / 2);
  });
});
