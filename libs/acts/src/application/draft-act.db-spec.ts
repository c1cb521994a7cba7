import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Network } from '@tallystick/act-types';
import { LedgerCursor } from '@tallystick/chain';
import { PapersActivity, type Principal } from '@tallystick/platform';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/postgres.js';
import { Act } from '../infra/act.entity.js';
import { ActSignatory } from '../infra/act-signatory.entity.js';
import { type ActDraft, DraftAct } from './draft-act.js';

const address = (digit: string) => `0x${digit.repeat(40)}`;
const ISSUER = '4';
const LATER_SECONDS = Math.floor(Date.now() / 1000) + 3_600;
const network = {
  chainId: '1',
  contracts: { depositToken: address('1') },
  registrar: address('2'),
  issuer: address('3'),
} as unknown as Network;

describe('drafting an act', () => {
  let database: TestDatabase;
  let drafts: DraftAct;
  beforeAll(async () => {
    database = await createTestDatabase({ entities: [Act, ActSignatory, PapersActivity, LedgerCursor] });
    const directory = {
      standingOf: () => Promise.resolve(undefined),
      partyOfAccount: (account: string) => Promise.resolve(account === network.issuer ? ISSUER : undefined),
      namesOf: () => Promise.resolve(new Map<string, string>()),
    };
    drafts = new DraftAct(database.dataSource, network, { nowMs: () => Date.now() }, directory);
  });
  afterAll(() => database.drop());

  const draft = (bankReference: string, party: string, offer: boolean): Promise<string> => {
    const message = { to: address('5'), amount: '7', bankReference, deadline: String(LATER_SECONDS) };
    const act: ActDraft = { kind: 'mint', message, offer };
    const principal: Principal = {
      party,
      clientId: 'x',
      scopes: ['acts'],
      isOperator: false,
      tokenExpiresAt: new Date(),
    };
    return drafts.run(act, principal);
  };

  it('refuses the very same act, and names the first one to whoever may see it alone', async () => {
    const [hidden, offered] = [`0x${'a'.repeat(64)}`, `0x${'b'.repeat(64)}`];
    const first = await draft(hidden, '7', false);
    await expect(draft(hidden, '7', true)).rejects.toMatchObject({
      code: 'act-already-offered',
      details: { id: first },
    });
    await expect(draft(hidden, ISSUER, true)).rejects.toMatchObject({ code: 'act-already-offered', details: {} });
    const second = await draft(offered, '7', true);
    await expect(draft(offered, ISSUER, true)).rejects.toMatchObject({ details: { id: second } });
    const stranger: unknown = await draft(offered, '8', true).catch((error: unknown) => error);
    expect(JSON.stringify(stranger)).not.toContain(second);
  });
});
