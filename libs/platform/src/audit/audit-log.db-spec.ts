import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/postgres.js';
import { createDataSource } from '../database/data-source.js';
import { ensureLoginRole, type GroupRole, urlForLogin } from '../database/login-roles.js';
import { inRequest } from '../logging/request-context.js';
import { auditHash, NO_HASH } from './audit-chain.js';
import { AuditChain } from './audit-chain.entity.js';
import { AuditCommits } from './audit-commits.js';
import { AuditEntry } from './audit-entry.entity.js';
import type { AuditSheet } from './audit-sheet.js';
import { noteForAudit } from './note-for-audit.js';
import { forgetAudit, sealAudit } from './seal-audit.js';
import { type NewAuditEntry, writeAudit } from './write-audit.js';

const DAY = `interval '1 day'`;

describe('the audit log', () => {
  let database: TestDatabase;
  let owner: DataSource;
  let api: DataSource;
  let worker: DataSource;
  let ofOperator: string;
  const opened: DataSource[] = [];

  beforeAll(async () => {
    database = await createTestDatabase({ entities: [AuditEntry, AuditChain] });
    owner = database.dataSource;
    const [operator] = await owner.query<{ party: string }[]>(
      `INSERT INTO papers.organisation (name, roles, is_operator) VALUES ('o', '{}', true) RETURNING party`,
    );
    ofOperator = operator?.party ?? '';
    [api, worker] = [await as('tallystick_api'), await as('tallystick_worker')];
    new AuditCommits(api);
  });
  afterAll(async () => {
    for (const dataSource of opened) await dataSource.destroy();
    await database.drop();
  });
  beforeEach(() => owner.query('TRUNCATE papers.audit_entry, papers.audit_chain'));

  async function as(memberOf: GroupRole): Promise<DataSource> {
    const login = {
      user: `test_${randomBytes(6).toString('hex')}`,
      password: randomBytes(12).toString('hex'),
      memberOf,
    };
    await ensureLoginRole(database.url, login);
    const dataSource = createDataSource({ url: urlForLogin(database.url, login), poolSize: 5 }, [
      AuditEntry,
      AuditChain,
    ]);
    opened.push(await dataSource.initialize());
    return dataSource;
  }

  const sheetOf = (given: Partial<AuditSheet> = {}): AuditSheet => ({
    ...{ requestId: randomUUID(), route: 'PUT /v1/things/{id}', action: 'thing-changed', objectKind: 'thing' },
    ...{ alsoConcerns: undefined, address: null, principal: () => undefined, note: { party: '7' }, isTold: false },
    objects: [{ kind: 'thing', id: '1' }],
    ...given,
  });
  const entry = (given: Partial<NewAuditEntry> = {}): NewAuditEntry => ({
    ...{ party: '7', requestId: 'request-1', route: 'GET /v1/x', actorKind: 'nobody', actorId: null, action: 'read' },
    ...{ objectKind: null, objectId: null, outcome: 'refused', code: 'x', reason: null, times: 1, address: null },
    details: { b: '2', aa: '1' },
    ...given,
  });
  const request = <T>(audit: AuditSheet, work: () => Promise<T>) =>
    inRequest({ requestId: audit.requestId, audit }, work);
  const change = `INSERT INTO papers.idempotency_key (client_id, key, request_hash, created_at, attempt, leased_until) VALUES ($1, 'k', 'h', now(), 1, now())`;
  const entries = () => owner.manager.find(AuditEntry, { order: { number: 'ASC', id: 'ASC' } });

  describe('has what a request did', () => {
    it('in the transaction that does it, and not where that fails or changes nothing', async () => {
      const done = sheetOf();
      await request(done, () => api.transaction((manager) => manager.query(change, [randomUUID()])));
      expect(done.isTold).toBe(true);
      await request(sheetOf(), () => api.transaction((manager) => manager.query('SELECT 1')));
      const failed = request(sheetOf(), () =>
        api.transaction(async (manager) => {
          await manager.query(change, [randomUUID()]);
          throw new Error('no');
        }),
      );
      await expect(failed).rejects.toThrow('no');
      expect(await entries()).toMatchObject([
        { requestId: done.requestId, party: '7', outcome: 'done', objectId: '1' },
      ]);
    });

    it('or neither: what cannot be audited is not done', async () => {
      const id = randomUUID();
      const unwritable = sheetOf({ objects: [{ kind: 'thing', id: '1', details: { long: 'x'.repeat(3_000) } }] });
      const attempt = request(unwritable, () => api.transaction((manager) => manager.query(change, [id])));
      await expect(attempt).rejects.toThrow('audit_entry_short');
      expect(await owner.query('SELECT 1 FROM papers.idempotency_key WHERE client_id = $1', [id])).toEqual([]);
    });

    it('once, though a transaction within another was undone, and with what was noted last', async () => {
      const sheet = sheetOf({ objects: undefined });
      await request(sheet, () =>
        api.transaction(async (manager) => {
          await manager.query(change, [randomUUID()]);
          const inner = manager.transaction(async (within) => {
            await within.query(change, [randomUUID()]);
            noteForAudit({ objects: [{ kind: 'thing', id: 'undone' }] });
            await within.transaction(() => Promise.resolve());
            throw new Error('undone');
          });
          await inner.catch(() => undefined);
          noteForAudit({ objects: [{ kind: 'thing', id: 'made' }] });
        }),
      );
      expect((await entries()).map(({ objectId }) => objectId)).toEqual(['made']);
    });
  });

  it('takes whatever a stranger put into an address, and what is written with it', async () => {
    await writeAudit(api.manager, [entry({ objectId: 'a\0b\ud800' }), entry({ objectId: 'other' })]);
    expect((await entries()).map(({ objectId }) => objectId)).toEqual(['a\ufffdb\ufffd', 'other']);
  });

  it('is added to and read by the services, and changed or emptied by none', async () => {
    await writeAudit(api.manager, [entry()]);
    for (const sql of [
      'UPDATE papers.audit_entry SET code = NULL',
      'DELETE FROM papers.audit_entry',
      'TRUNCATE papers.audit_entry',
    ])
      for (const service of [api, worker]) await expect(service.query(sql)).rejects.toThrow('permission denied');
    await expect(api.query(`UPDATE papers.audit_entry SET number = 1, hash = '', sealed_at = now()`)).rejects.toThrow(
      'permission denied',
    );
    await expect(api.query(`INSERT INTO papers.audit_chain VALUES (7, 1, '')`)).rejects.toThrow('permission denied');
    await expect(api.query('SELECT papers.forget_audit(30, 10)')).rejects.toThrow('permission denied');
    expect(await sealAudit(worker, 10)).toBe(1);
    await expect(worker.query('UPDATE papers.audit_entry SET number = 9')).rejects.toThrow('sealed once');
    await expect(forgetAudit(worker, 29, 10)).rejects.toThrow('30 days at least');
    expect(await entries()).toMatchObject([{ code: 'x', number: '1' }]);
  });

  describe('is chained', () => {
    const chained = (rows: readonly AuditEntry[], from = NO_HASH) =>
      rows.reduce<string | undefined>(
        (previous, row) => (previous !== undefined && auditHash(previous, row) === row.hash ? row.hash : undefined),
        from,
      );
    const ofParty = async (party: string) => (await entries()).filter((row) => row.party === party);

    it('for each party by itself, without a gap, by however many copies at once', async () => {
      // What concerns nobody that is known is the operator's.
      const parties = ['7', '8', null];
      for (let round = 0; round < 20; round += 1) {
        await writeAudit(
          api.manager,
          parties.map((party) => entry({ party, requestId: `request-${round}` })),
        );
        await Promise.all([sealAudit(worker, 7), sealAudit(worker, 7)]);
      }
      while ((await sealAudit(worker, 7)) > 0);
      for (const party of ['7', '8', ofOperator]) {
        const rows = await ofParty(party);
        expect(rows.map(({ number }) => Number(number))).toEqual(Array.from({ length: 20 }, (_, place) => place + 1));
        expect(chained(rows)).toBe(rows.at(-1)?.hash);
      }
    });

    it('so that one entry less, one more or another is noticed by who kept the last hash, also by the owner’s hand', async () => {
      await writeAudit(
        api.manager,
        Array.from({ length: 5 }, (_, n) => entry({ objectId: String(n) })),
      );
      await sealAudit(worker, 100);
      const rows = await ofParty('7');
      const kept = rows.at(-1)?.hash;
      expect(chained(rows)).toBe(kept);
      expect(chained(rows.filter((_, place) => place !== 2))).not.toBe(kept);
      for (const change of [
        { code: 'y' },
        { at: new Date(0) },
        { actorId: 'x' },
        { details: { b: '2', aa: '3' } },
        { times: 2 },
      ])
        expect(chained(rows.map((row, place) => (place === 2 ? { ...row, ...change } : row)))).not.toBe(kept);
    });

    it('and forgotten from its old end alone, after which it goes on', async () => {
      await writeAudit(api.manager, [entry(), entry(), entry()]);
      await sealAudit(worker, 2);
      await owner.query(`ALTER TABLE papers.audit_entry DISABLE TRIGGER audit_entry_sealed_once`);
      await owner.query(`UPDATE papers.audit_entry SET sealed_at = now() - 31 * ${DAY} WHERE number IS NOT NULL`);
      await owner.query(`ALTER TABLE papers.audit_entry ENABLE TRIGGER audit_entry_sealed_once`);
      expect(await forgetAudit(worker, 32, 10)).toBe(0);
      const last = (await ofParty('7')).find(({ number }) => number === '2');
      expect([await forgetAudit(worker, 30, 1), await forgetAudit(worker, 30, 10)]).toEqual([1, 1]);
      await sealAudit(worker, 10);
      const [row, ...others] = await ofParty('7');
      expect([row?.number, others]).toEqual(['3', []]);
      expect(row && auditHash(last?.hash ?? '', row)).toBe(row?.hash);
    });
  });
});
