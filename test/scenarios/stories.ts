import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  FACE_MINOR,
  LIFE_MINOR,
  liveItsLife,
  type Participant,
  passToMany,
  refusedVerification,
  type Scene,
  setScene,
} from '@tallystick/stories';
import type { Platform } from '../support/platform.js';
import { SeededRandom } from '../support/seeded-random.js';
import { storyWorldOf } from '../support/story-world.js';

const START_TIMEOUT_MS = 240_000;
const STORY_TIMEOUT_MS = 180_000;

/** What a platform is asked for, whatever it runs on. */
export function tellStories(start: () => Promise<Platform>): void {
  let platform: Platform;
  let scene: Scene;

  beforeAll(async () => {
    platform = await start();
    scene = await setScene(await storyWorldOf(platform));
  }, START_TIMEOUT_MS);

  afterAll(() => platform?.dispose());

  const balanceOf = async ({ client }: Participant) =>
    BigInt((await client.call(client.routes.GET('/v1/balance'))).balanceMinor);

  it(
    'a receivable lives from trade papers to payment, and everyone has what is theirs at the end',
    async () => {
      const { core, supplier, subSupplier, workshop, bank } = scene.cast;
      const everyone = [core, supplier, subSupplier, workshop, bank];
      const before = await Promise.all(everyone.map(balanceOf));
      const { receivable } = await liveItsLife(scene);
      const after = await Promise.all(everyone.map(balanceOf));
      const face = BigInt(LIFE_MINOR.face);
      const price = BigInt(LIFE_MINOR.sold) - BigInt(LIFE_MINOR.discount);
      expect(after.map((balance, index) => balance - (before[index] ?? 0n))).toEqual([
        -face,
        face - BigInt(LIFE_MINOR.toSubSupplier),
        price,
        BigInt(LIFE_MINOR.toWorkshop),
        BigInt(LIFE_MINOR.discount),
      ]);
      const path = { params: { path: { id: receivable } } };
      const { client } = core;
      const end = await client.call(client.routes.GET('/v1/receivables/{id}', path));
      expect(end).toMatchObject({ state: 'settled', paidMinor: LIFE_MINOR.face, fragments: [] });
      const { items } = await client.call(client.routes.GET('/v1/receivables/{id}/history', path));
      expect(items.filter(({ kind }) => kind !== 'remained').map(({ kind }) => kind)).toEqual([
        'issued',
        'transferred',
        'transferred',
        'purchased',
        'paid',
        'paid',
        'paid',
      ]);
    },
    STORY_TIMEOUT_MS,
  );

  it(
    'one holder passes parts to 30 recipients, who sign in any order, none of them twice',
    async () => {
      const seed = Number(process.env.SEED);
      process.stdout.write(`order of signing from seed ${seed}\n`);
      const random = new SeededRandom(seed);
      const { acts, recipients, signatures, receivable } = await passToMany(scene, 30, (items) =>
        shuffled(items, random),
      );
      expect(signatures).toBe(60);
      expect(acts.map(({ state }) => state)).toEqual(acts.map(() => 'recorded'));
      for (const { client } of recipients) {
        const { items } = await client.call(client.routes.GET('/v1/fragments'));
        expect(items.map(({ amountMinor }) => amountMinor)).toEqual(['1000000']);
      }
      const { client } = scene.cast.core;
      const { fragments } = await client.call(
        client.routes.GET('/v1/receivables/{id}', { params: { path: { id: receivable } } }),
      );
      const ends = ['0', ...fragments.map(({ to }) => to)];
      expect(fragments.map(({ from }) => from)).toEqual(ends.slice(0, -1));
      expect(ends.at(-1)).toBe(FACE_MINOR);
    },
    STORY_TIMEOUT_MS,
  );

  it(
    'a verification is refused when papers contradict or are missing, and the supplier is told which and why',
    async () => {
      const { contradicted, incomplete, issueRefusal } = await refusedVerification(scene);
      expect(contradicted).toMatchObject({ verdict: 'fail', attested: false });
      const failed = contradicted.checks.filter(({ outcome }) => outcome === 'fail');
      expect(failed.length).toBeGreaterThan(0);
      for (const { reason } of failed) expect(reason).toMatch(/\S{3,}/);
      expect(failed.map(({ reason }) => reason).join('\n')).toMatch(/40|80/);
      expect(incomplete).toMatchObject({ verdict: 'review', attested: false });
      expect(
        incomplete.checks
          .filter(({ outcome }) => outcome === 'review')
          .map(({ reason }) => reason)
          .join('\n'),
      ).toMatch(/receipt/i);
      expect(issueRefusal).toBe('verification-not-passed');
    },
    STORY_TIMEOUT_MS,
  );
}

function shuffled<T>(items: readonly T[], random: SeededRandom): T[] {
  const result = [...items];
  for (let end = result.length - 1; end > 0; end -= 1) {
    const other = random.below(end + 1);
    [result[end], result[other]] = [result[other] as T, result[end] as T];
  }
  return result;
}
