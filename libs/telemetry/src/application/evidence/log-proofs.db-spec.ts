import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SeededRandom } from '../../../../../test/support/seeded-random.js';
import { createTestDatabase, type TestDatabase } from '../../../../../test/support/postgres.js';
import { isConsistent, isIncluded } from '../../domain/evidence/verify-proofs.js';
import { appendEvidence, fillers, type StoredSite, storeSite } from '../../testing/stored-logs.js';
import { grown } from '../../testing/logs.js';
import { LogProofs } from './log-proofs.js';

const LEAVES = 333;
const TRIALS = 60;

let database: TestDatabase;
let proofs: LogProofs;
let site: StoredSite;
/** By size, made without the database. */
let roots: readonly Uint8Array[];
let leaves: readonly Uint8Array[];

beforeAll(async () => {
  database = await createTestDatabase();
  proofs = new LogProofs(database.dataSource);
  const other = await storeSite(database.dataSource);
  site = await storeSite(database.dataSource);
  await appendEvidence(database.dataSource, other, fillers(40, 5_000));
  for (const [from, count] of [
    [0, 1],
    [1, 200],
    [201, LEAVES - 201],
  ] as const)
    await appendEvidence(database.dataSource, site, fillers(count, from));
  const rows = await database.dataSource.query<{ leaf: Buffer }[]>(
    'SELECT leaf FROM telemetry.evidence WHERE site = $1 ORDER BY position',
    [site.number],
  );
  leaves = rows.map(({ leaf }) => leaf);
  roots = grown(leaves).roots;
});
afterAll(() => database.drop());

describe("a site's log", () => {
  it('has the root of all of its leaves', async () => {
    expect(await proofs.head(site.number)).toEqual({ size: LEAVES, root: Uint8Array.from(roots[LEAVES]!) });
  });

  it('shows every leaf in every tree that has it', async () => {
    const random = new SeededRandom(Number(process.env.SEED));
    for (let trial = 0; trial < TRIALS; trial += 1) {
      const size = random.between(1, LEAVES);
      const position = random.below(size);
      const { tree, path } = await proofs.inclusion(site.number, position, size);
      expect(tree).toEqual({ size, root: Uint8Array.from(roots[size]!) });
      expect(isIncluded(leaves[position]!, position, { size, root: roots[size]! }, path)).toBe(true);
      expect(isIncluded(leaves[(position + 1) % LEAVES]!, position, tree, path)).toBe(false);
    }
  });

  it('shows that every tree begins every later one', async () => {
    const random = new SeededRandom(Number(process.env.SEED));
    for (let trial = 0; trial < TRIALS; trial += 1) {
      const to = random.between(1, LEAVES);
      const from = random.between(1, to);
      const shown = await proofs.consistency(site.number, from, to);
      const heads = [from, to].map((size) => ({ size, root: Uint8Array.from(roots[size]!) }));
      expect([shown.from, shown.to]).toEqual(heads);
      expect(isConsistent(heads[0]!, heads[1]!, shown.path)).toBe(true);
    }
  });

  it('shows the tree of now when no size is asked for', async () => {
    expect((await proofs.inclusion(site.number, 7)).tree.size).toBe(LEAVES);
    expect((await proofs.consistency(site.number, 7)).to.size).toBe(LEAVES);
  });

  it('gives what it holds at a place', async () => {
    const entry = await proofs.entry(site.number, 201);
    expect(entry).toMatchObject({ position: 201, gateway: 'gateway-7', grade: 'signed', seq: 201n, lease: 7n });
    expect(Buffer.from(entry.envelope).toString()).toBe('filler 201');
    expect(entry.leaf).toEqual(leaves[201]);
  });

  it.each([
    ['a tree larger than it is', () => proofs.inclusion(site.number, 0, LEAVES + 1), 'size-beyond-log'],
    ['a later tree larger than it is', () => proofs.consistency(site.number, 1, LEAVES + 1), 'size-beyond-log'],
    ['a leaf outside the tree', () => proofs.inclusion(site.number, 9, 9), 'outside-tree'],
    ['growth from more to less', () => proofs.consistency(site.number, 9, 8), 'outside-tree'],
    ['growth from nothing', () => proofs.consistency(site.number, 0, 8), 'outside-tree'],
    ['an entry behind its last', () => proofs.entry(site.number, LEAVES), 'entry-not-found'],
  ])('refuses %s', async (_what, asked, code) => {
    await expect(asked()).rejects.toMatchObject({ code });
  });

  it('without a leaf has the root of nothing, and shows nothing', async () => {
    const empty = await storeSite(database.dataSource);
    expect((await proofs.head(empty.number)).size).toBe(0);
    await expect(proofs.inclusion(empty.number, 0)).rejects.toMatchObject({ code: 'outside-tree' });
    await expect(proofs.entry(empty.number, 0)).rejects.toMatchObject({ code: 'entry-not-found' });
  });

  it('that lost a node says so, and shows nothing wrong', async () => {
    const lossy = await storeSite(database.dataSource);
    await appendEvidence(database.dataSource, lossy, fillers(8, 9_000));
    await database.dataSource.query('DELETE FROM telemetry.log_node WHERE site = $1 AND level = 2 AND index = 1', [
      lossy.number,
    ]);
    await expect(proofs.inclusion(lossy.number, 0, 8)).rejects.toMatchObject({ code: 'node-missing' });
    await expect(proofs.inclusion(lossy.number, 5, 6)).resolves.toMatchObject({ position: 5 });
  });
});
