import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FindNames } from '@tallystick/parties';
import { AuditEntry, type Principal } from '@tallystick/platform';
import { rowsTouched } from '../../../../test/support/list-plans.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/postgres.js';
import { FindAudit } from './find-audit.js';

const ROWS = 100_000;
const PARTIES = 2_000;
const TOUCHED_MAX = ROWS / 100;
const FILL = `
  INSERT INTO papers.audit_entry (at, party, request_id, route, actor_kind, action, object_id, outcome)
  SELECT now() - n * interval '1 minute', n % ${PARTIES}, 'request-' || n, 'GET /v1/x', 'machine', 'read', n, 'refused'
  FROM generate_series(1, ${ROWS}) n`;
const caller: Principal = { party: '7', clientId: 'x', scopes: [], isOperator: false, tokenExpiresAt: new Date() };

describe('of 100,000 entries of the audit log', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase({ entities: [AuditEntry] });
    for (const statement of [FILL, 'ANALYZE papers.audit_entry']) await database.dataSource.query(statement);
  }, 60_000);
  afterAll(() => database.drop());

  it.each<[Record<string, unknown>]>([
    [{}],
    [{ sort: 'at', action: ['read'], outcome: ['refused'] }],
    [{ atFrom: '2026-01-01T00:00:00Z', actorKind: ['machine'] }],
    [{ objectId: ['2007'] }],
  ])('a party’s page by %j touches few', async (asked) => {
    const found = new FindAudit(database.dataSource, new FindNames(database.dataSource));
    const touched = await rowsTouched(database.dataSource, () => found.page({ limit: 50, ...asked }, caller));
    expect(touched).toBeGreaterThan(0);
    expect(touched).toBeLessThan(TOUCHED_MAX);
  });
});
