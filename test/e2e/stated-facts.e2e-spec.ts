import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Participant, refusalOf, issueOnVerifiedTrade, type MovingScene, setScene } from '@tallystick/stories';
import { MovingPlatform } from '../support/moving-platform.js';

const START_TIMEOUT_MS = 240_000;
const WAIT_MS = 60_000;
const DAY_MS = 86_400_000;
/** The worker states nothing by itself here before the test is over. */
const NEVER_MS = 3_600_000;

describe('a stated fact, read through the API', () => {
  let platform: MovingPlatform;
  let scene: MovingScene;
  let receivable: string;

  beforeAll(async () => {
    platform = await MovingPlatform.start({ factPollMs: NEVER_MS });
    scene = await setScene(platform.world);
    receivable = await issueOnVerifiedTrade(scene, '2026-FACTS', { dueInMs: DAY_MS });
  }, START_TIMEOUT_MS);

  afterAll(() => platform?.stop());

  const state = ({ client }: Participant) =>
    client.call(client.routes.POST('/v1/facts/overdue', { body: { receivable } }));
  const read = ({ client }: Participant, key: string) =>
    client.call(client.routes.GET('/v1/facts/{key}', { params: { path: { key } } }));
  const list = ({ client }: Participant, query: { state?: string; kind?: string; limit?: number } = {}) =>
    client.call(client.routes.GET('/v1/facts', { params: { query } }));
  type Fact = Awaited<ReturnType<typeof read>>;
  async function until(who: Participant, key: string, isReached: (fact: Fact) => boolean): Promise<Fact> {
    const deadline = Date.now() + WAIT_MS;
    for (;;) {
      const fact = await read(who, key);
      if (isReached(fact)) return fact;
      if (Date.now() > deadline) throw new Error(`the fact is not as expected: ${JSON.stringify(fact)}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  it(
    'tells those whom it concerns, and nobody else, why it is not recorded yet, and that it is',
    async () => {
      const { supplier, core, bank, workshop, subSupplier } = scene.cast;
      // The services' clock is ahead of the chain's: to the API the claim is overdue, the chain says that it is not.
      platform.clock.moveBy(4 * DAY_MS);
      const stated = await state(supplier);
      expect(stated).toMatchObject({ kind: 'declare-overdue', state: 'relayed', message: { receivable } });
      expect(stated).not.toHaveProperty('recorded');
      const failed = await until(supplier, stated.key, ({ lastFailure }) => lastFailure !== undefined);
      expect(failed).toMatchObject({ state: 'relayed', lastFailure: { code: 'not-overdue' } });
      expect(failed.lastFailure?.message).toMatch(/\S{3,}/);
      for (const concerned of [core, bank]) expect((await read(concerned, stated.key)).state).toBe('relayed');
      for (const stranger of [workshop, subSupplier]) {
        expect(await refusalOf(read(stranger, stated.key))).toBe('fact-not-found');
        expect((await list(stranger)).items).toEqual([]);
      }
      expect((await list(core, { state: 'recorded' })).items).toEqual([]);

      await platform.catchUp();
      const recorded = await until(core, stated.key, (fact) => fact.state === 'recorded');
      expect(recorded.recorded).toMatchObject({ block: expect.any(String), transactionHash: expect.any(String) });
      expect(recorded).not.toHaveProperty('lastFailure');
      expect((await list(core, { state: 'recorded', kind: 'declare-overdue' })).items).toEqual([recorded]);
      expect((await list(core, { kind: 'complete-recovery' })).items).toEqual([]);
    },
    WAIT_MS * 2,
  );

  it('is the same fact when it is stated again, by whomever it concerns', async () => {
    const { supplier, core, workshop } = scene.cast;
    const [first] = (await list(supplier)).items;
    expect(await state(core)).toEqual(first);
    expect((await list(supplier)).items).toHaveLength(1);
    expect(await refusalOf(state(workshop))).toBe('receivable-not-found');
  });

  it('is asked for by a key of 32 bytes, in states and kinds that there are', async () => {
    const { supplier } = scene.cast;
    expect(await refusalOf(read(supplier, '0x12'))).toBe('request-invalid');
    expect(await refusalOf(read(supplier, `0x${'0'.repeat(64)}`))).toBe('fact-not-found');
    expect(await refusalOf(list(supplier, { state: 'offered' }))).toBe('request-invalid');
    expect(await refusalOf(list(supplier, { kind: 'transfer' }))).toBe('request-invalid');
  });
});
