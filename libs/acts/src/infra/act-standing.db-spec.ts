import type { ActKind, ActMessage } from '@tallystick/act-types';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/postgres.js';
import { Act } from './act.entity.js';
import { ActSignatory } from './act-signatory.entity.js';
import { ActStanding } from './act-standing.view.js';

const OWNER = `0x${'Ab'.repeat(20)}`;

describe('where an act stands', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase({ entities: [Act, ActSignatory, ActStanding] });
    await database.dataSource.query(`
      INSERT INTO ledger.cursor VALUES (true, 9, '0x', now());
      INSERT INTO ledger.party VALUES (7, '${OWNER}', 4, now(), 3, now());
      INSERT INTO ledger.programme VALUES (5, 7, 8, '0x', 156, 100, 30, '{2}', true, 2, now());
      INSERT INTO ledger.settlement_bank VALUES (7, 12, 2);
      INSERT INTO ledger.pause VALUES (true, now(), 4);
      INSERT INTO ledger.used_receipt VALUES (7, '0xaa', '0x');
      INSERT INTO ledger.fragment_freeze VALUES (77, 50, now(), '0xcc', now()), (77, 0, now(), NULL, NULL);
      INSERT INTO ledger.fragment_history
        VALUES (9, 0, 0, 77, 'touched', 50, 100, 4, 7, NULL, 0, NULL, NULL, NULL, now(), '0x')`);
  });
  afterAll(() => database.drop());

  async function offer(kind: ActKind, role: string, message: ActMessage): Promise<Act> {
    const { manager } = database.dataSource;
    const signatory = manager.create(ActSignatory, { position: 0, role, party: '7' });
    return manager.save(
      manager.create(Act, {
        kind,
        message,
        attachment: null,
        digest: `0x${randomBytes(32).toString('hex')}`,
        deadline: new Date(Date.now() + 60_000),
        draftedBy: '7',
        offeredAt: new Date(),
        withdraws: null,
        signatories: [signatory],
      }),
    );
  }

  const stateOf = async ({ id }: Act) =>
    (await database.dataSource.manager.findOneByOrFail(ActStanding, { actId: id })).state;
  const merge = (versions: string[]) =>
    offer('merge', 'holder', { receivable: '77', froms: ['0', '50'], versions, to: '100', holderEpoch: '3' });
  const adjustment = (version: string, bankEpoch = '3') =>
    offer('adjust-programme', 'bank', { programme: '5', version, bankEpoch });
  const permit = (nonce: string, owner = OWNER) => offer('permit', 'owner', { owner, nonce });

  it('is superseded when any fragment that a merge names has moved on', async () => {
    expect(await stateOf(await merge(['1', '4']))).toBe('offered');
    expect(await stateOf(await merge(['1', '3']))).toBe('superseded');
  });

  it('is superseded when the programme was adjusted since', async () => {
    expect(await stateOf(await adjustment('2'))).toBe('offered');
    expect(await stateOf(await adjustment('1'))).toBe('superseded');
  });

  it('is superseded when a signatory has raised its epoch', async () => {
    expect(await stateOf(await adjustment('2', '2'))).toBe('superseded');
  });

  it.each<[ActKind, string, ActMessage, ActMessage]>([
    ['name-settlement-bank', 'party', { party: '7', sequence: '3' }, { party: '7', sequence: '2' }],
    ['pause', 'registrar', { sequence: '5' }, { sequence: '4' }],
    ['unpause', 'registrar', { sequence: '5' }, { sequence: '3' }],
    ['settle', 'bank', { bank: '7', bankReference: '0xbb' }, { bank: '7', bankReference: '0xaa' }],
    ['pay-by-receipt', 'bank', { bank: '8', bankReference: '0xaa' }, { bank: '7', bankReference: '0xaa' }],
    ['confirm-freeze', 'registrar', { receivable: '77', from: '0' }, { receivable: '77', from: '50' }],
    ['propose-recovery', 'registrar', { party: '7', partyEpoch: '3' }, { party: '7', partyEpoch: '2' }],
  ])('is superseded when a %s after it came first', async (kind, role, next, past) => {
    expect(await stateOf(await offer(kind, role, next))).toBe('offered');
    expect(await stateOf(await offer(kind, role, past))).toBe('superseded');
  });

  it('is superseded when a permit of the same owner took its nonce', async () => {
    const [taken, same, next, anothers] = [
      await permit('1'),
      await permit('1'),
      await permit('2'),
      await permit('1', `0x${'Cd'.repeat(20)}`),
    ];
    await database.dataSource.query(`INSERT INTO ledger.recorded_act VALUES ($1, 'permit', 9, now(), '0x', 1)`, [
      taken.digest,
    ]);
    expect(await Promise.all([taken, same, next, anothers].map(stateOf))).toEqual([
      'recorded',
      'superseded',
      'offered',
      'offered',
    ]);
  });
});
