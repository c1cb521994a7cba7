import { describe, expect, it } from '@jest/globals';
import type { Outbox, SignedAct } from '@tallystick/chain';
import type { Principal } from '@tallystick/platform';
import { setTimeout as delay } from 'node:timers/promises';
import type { DataSource, EntityManager } from 'typeorm';
import type { Act } from '../infra/act.entity.js';
import type { ActSignatory } from '../infra/act-signatory.entity.js';
import type { CheckSignature } from './check-signature.js';
import type { ActWithStanding, FindActs } from './find-acts.js';
import { SignActs } from './sign-acts.js';

const holder: Principal = {
  party: '7',
  clientId: 'x',
  scopes: ['acts'],
  isOperator: false,
  tokenExpiresAt: new Date(),
};

function offered(id: string): ActWithStanding {
  const signatory = { position: 0, role: 'holder', party: holder.party, signature: null } as ActSignatory;
  const act = { id, digest: `digest of ${id}`, draftedBy: holder.party, attachment: null, signatories: [signatory] };
  return { act: act as unknown as Act, standing: { state: 'offered' } as ActWithStanding['standing'] };
}

describe('signing many acts', () => {
  it('sends them to the chain in the order given, however long each signature took to check', async () => {
    const ids = ['split', 'transfer of a part', 'pledge of the other'];
    const manager = { query: () => Promise.resolve([]) } as unknown as EntityManager;
    const dataSource = { transaction: (work: (own: EntityManager) => unknown) => work(manager) };
    const acts = { byIds: (asked: string[]) => Promise.resolve(new Map(asked.map((id) => [id, offered(id)]))) };
    const slowestFirst = {
      positionsOf: async ({ id }: Act) => {
        await delay(30 - 10 * ids.indexOf(id));
        return [0];
      },
    };
    const sent: string[] = [];
    const outbox = {
      enqueue: (_manager: EntityManager, complete: readonly SignedAct[]) => {
        sent.push(...complete.map(({ digest }) => digest));
        return Promise.resolve();
      },
    };
    const signing = new SignActs(
      dataSource as unknown as DataSource,
      acts as unknown as FindActs,
      slowestFirst as unknown as CheckSignature,
      outbox as unknown as Outbox,
    );
    const given = ids.map((act) => ({ act, signature: '0x' }));
    expect(await signing.run(given, holder)).toEqual(new Map());
    expect(sent).toEqual(ids.map((id) => `digest of ${id}`));
  });
});
