import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Principal } from '@tallystick/platform';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/postgres.js';
import { type Severity, WORST_FINDINGS, worstOf } from '../domain/finding.js';
import { Document } from '../infra/document.entity.js';
import { Verification } from '../infra/verification.entity.js';
import { FindDocuments } from './find-documents.js';

const as = (party: string): Principal => ({
  ...{ party, clientId: 'x', scopes: [], isOperator: false, tokenExpiresAt: new Date() },
});
const finding = (severity: Severity) => ({ rule: 'date-malformed', severity, where: '1:1 Invoice', message: severity });

/** Number, seller, buyer, what was found. */
const ROWS: readonly (readonly [string, string, string, readonly Severity[]])[] = [
  ['A', '1', '2', []],
  ['B', '1', '2', ['info']],
  ['C', '2', '1', ['info', 'warning']],
  ['D', '1', '3', ['warning', 'error', 'info']],
  ['E', '2', '3', ['error']],
  ['F', '1', '1', ['warning']],
];

describe('a party’s documents', () => {
  let database: TestDatabase;
  let documents: FindDocuments;
  beforeAll(async () => {
    database = await createTestDatabase({ entities: [Document, Verification] });
    documents = new FindDocuments(database.dataSource);
    await database.dataSource.query(
      `INSERT INTO papers.organisation (party, name, roles) OVERRIDING SYSTEM VALUE SELECT n, n::text, '{}' FROM generate_series(1, 4) n`,
    );
    const rows = ROWS.map(([number, seller, buyer, severities]) => ({
      ...{ sha256: number, kind: 'invoice' as const, number, seller, buyer, orders: [], content: Buffer.of(1) },
      ...{ findings: severities.map(finding), submittedBy: seller, submitters: [seller] },
    }));
    await database.dataSource.getRepository(Document).insert(rows);
  });
  afterAll(() => database.drop());

  const found = async (party: string, asked: object) =>
    (await documents.page({ limit: 50, ...asked }, as(party))).items.map(({ number }) => number).sort();

  it('are found by the worst that was found in them, as they say it themselves', async () => {
    for (const worst of WORST_FINDINGS) {
      const expected = ROWS.filter(
        ([, seller, buyer, severities]) =>
          (seller === '1' || buyer === '1') && worstOf(severities.map(finding)) === worst,
      );
      expect([worst, await found('1', { worst: [worst] })]).toEqual([worst, expected.map(([number]) => number)]);
    }
    expect(await found('1', { worst: ['error', 'warning'] })).toEqual(['C', 'D', 'F']);
  });

  it('are found by the other party that they name, whichever side it is on, and never beyond what names oneself', async () => {
    expect(await found('1', { counterparty: ['2'] })).toEqual(['A', 'B', 'C']);
    expect(await found('2', { counterparty: ['1'] })).toEqual(['A', 'B', 'C']);
    expect(await found('1', { counterparty: ['3'] })).toEqual(['D']);
    expect(await found('3', { counterparty: ['1', '2'] })).toEqual(['D', 'E']);
    expect(await found('1', { counterparty: ['1'] })).toEqual(['F']);
    expect(await found('4', { counterparty: ['1'] })).toEqual([]);
  });
});
