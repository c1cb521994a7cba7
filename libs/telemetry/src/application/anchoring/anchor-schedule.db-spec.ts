import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { AnchorBatch } from '@tallystick/act-types';
import { LogAccount, OutboxEntry, readAnchoredSizes, type WorkerFaultPoint } from '@tallystick/chain';
import { ledgerEntities } from '@tallystick/ledger';
import { createDataSource } from '@tallystick/platform';
import { id, Wallet } from 'ethers';
import type { DataSource } from 'typeorm';
import { startTestChain, type TestChain } from '../../../../../test/support/chain.js';
import { LedgerScene } from '../../../../../test/support/ledger-scene.js';
import { createWorkerDatabase, type WorkerDatabase } from '../../../../../test/support/worker-database.js';
import { type CompactRange, rootOf } from '../../domain/evidence/compact-range.js';
import { hashText } from '../../domain/hash-text.js';
import { anchoredSiteId } from '../../domain/site-name.js';
import { LedgerAnchor } from '../../infra/projection/index.js';
import { StatedAnchor } from '../../infra/stated-anchor.entity.js';
import { appendEvidence, fillers, type LoggedBatch, type StoredSite, storeSite } from '../../testing/stored-logs.js';
import { AnchorSchedule, type AnchorScheduleSettings } from './anchor-schedule.js';

const ENTITIES = [...ledgerEntities, StatedAnchor];
const DEADLINE_SECONDS = 600;

let chain: TestChain;
const installations: Installation[] = [];

/** A database of its own with its worker, on the chain that all of them share. */
class Installation {
  readonly scene: LedgerScene;

  private constructor(
    private readonly database: WorkerDatabase,
    /** As who owns the tables: what the intake would write. */
    readonly owner: DataSource,
    readonly account: LogAccount,
  ) {
    this.scene = new LedgerScene(chain, database.dataSource, { limits: { retryAfterMs: 1, resendAfterMs: 0 } });
  }

  static async start(key: string): Promise<Installation> {
    const database = await createWorkerDatabase(ENTITIES);
    const owner = createDataSource({ url: database.ownerUrl, poolSize: 2 }, []);
    await owner.initialize();
    const account = new LogAccount(key, chain.deployment.network);
    const installation = new Installation(database, owner, account);
    installations.push(installation);
    return installation;
  }

  get worker(): DataSource {
    return this.database.dataSource;
  }

  async stop(): Promise<void> {
    await this.owner.destroy();
    await this.database.drop();
  }

  schedule(settings: Partial<AnchorScheduleSettings> = {}): AnchorSchedule {
    return new AnchorSchedule(this.worker, chain.provider, {
      ...{ network: chain.deployment.network, account: this.account, finality: 'instant', pollMs: 1 },
      ...{ sitesPerBatch: 2, deadlineSeconds: DEADLINE_SECONDS },
      ...settings,
    });
  }

  async grow(site: StoredSite, ...batches: readonly LoggedBatch[]): Promise<CompactRange> {
    return appendEvidence(this.owner, site, batches);
  }

  async project(): Promise<void> {
    while ((await this.scene.indexer.step()) === 'again');
  }

  /** As the worker's relayer and indexer do, until nothing is on its way. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < 60; turn += 1) {
      await this.scene.relayer.step();
      await this.project();
      if ((await this.open()).length === 0) return;
    }
    throw new Error(`anchors are still on their way: ${JSON.stringify(await this.open())}`);
  }

  batches(): Promise<OutboxEntry[]> {
    return this.worker.manager.find(OutboxEntry, { order: { position: 'ASC' } });
  }

  async open(): Promise<OutboxEntry[]> {
    return (await this.batches()).filter(({ endedAt }) => endedAt === null);
  }

  stated(site: StoredSite): Promise<StatedAnchor[]> {
    return this.worker.manager.find(StatedAnchor, { where: { site: site.number }, order: { treeSize: 'ASC' } });
  }

  anchored(site: StoredSite): Promise<LedgerAnchor[]> {
    const [log, id] = [this.account.address, anchoredSiteId(site.name)];
    return this.worker.manager.find(LedgerAnchor, { where: { log, site: id }, order: { treeSize: 'ASC' } });
  }

  async sizeOnChain(site: StoredSite): Promise<bigint | undefined> {
    const siteId = anchoredSiteId(site.name);
    const { network } = chain.deployment;
    return (await readAnchoredSizes(chain.provider, network, this.account.address, [siteId])).get(siteId);
  }
}

const aKey = () => Wallet.createRandom().privateKey;

/** From the later of both clocks on: blocks that come quickly, each a second after the one before, run ahead of the wall's. */
async function pass(seconds: number): Promise<void> {
  const { timestamp } = (await chain.provider.send('eth_getBlockByNumber', ['latest', false])) as { timestamp: string };
  const now = Math.max(Number(timestamp), Math.ceil(Date.now() / 1_000));
  await chain.provider.send('evm_setNextBlockTimestamp', [now + seconds]);
  await chain.provider.send('evm_mine', []);
}

beforeAll(async () => {
  chain = await startTestChain({ relayers: 2 });
});
afterAll(async () => {
  for (const installation of installations) await installation.stop();
  await chain.stop();
});

let complaints: string[];
beforeEach(() => {
  complaints = [];
  jest.spyOn(Logger.prototype, 'error').mockImplementation((message: unknown) => void complaints.push(String(message)));
});

describe('the worker', () => {
  let home: Installation;
  const sites: StoredSite[] = [];
  beforeAll(async () => {
    home = await Installation.start(aKey());
    for (let count = 0; count < 5; count += 1) sites.push(await storeSite(home.owner));
  });

  it('anchors the root of every site that has a log, a batch for so many sites', async () => {
    const grown = await Promise.all(sites.map((site, place) => home.grow(site, ...fillers(place + 3))));
    await home.schedule().step();
    expect((await home.batches()).map(({ kind, state }) => [kind, state])).toEqual(
      Array.from({ length: 3 }, () => ['anchor', 'waiting']),
    );
    await home.settle();
    for (const [place, site] of sites.entries()) {
      const [anchor, ...others] = await home.anchored(site);
      expect(others).toEqual([]);
      expect(anchor).toMatchObject({
        treeSize: String(place + 3),
        previousSize: '0',
        root: hashText(rootOf(grown[place]!)),
      });
      const receipt = await chain.provider.getTransactionReceipt(anchor?.txHash ?? '');
      expect(receipt?.blockNumber).toBe(Number(anchor?.blockNumber));
      expect(await home.sizeOnChain(site)).toBe(BigInt(place + 3));
    }
    expect((await home.batches()).map(({ state }) => state)).toEqual(['recorded', 'recorded', 'recorded']);
  });

  it('says nothing of a site that has not grown, and goes on from what is anchored of one that has', async () => {
    const [, site] = sites;
    await home.grow(site!, ...fillers(6, 4));
    await home.schedule().step();
    const [batch, ...others] = await home.open();
    expect(others).toEqual([]);
    expect(batch?.message).toMatchObject({
      anchors: [{ site: anchoredSiteId(site!.name), previousSize: '4', treeSize: '10' }],
    });
    await home.settle();
    expect(await home.sizeOnChain(site!)).toBe(10n);
  });

  it('has one statement of a site on its way at a time, whatever grows meanwhile', async () => {
    const [site] = sites;
    await home.grow(site!, ...fillers(2, 3));
    await home.schedule().step();
    await home.grow(site!, ...fillers(2, 5));
    await home.schedule().step();
    expect(await home.open()).toHaveLength(1);
    await home.settle();
    await home.schedule().step();
    await home.settle();
    expect((await home.anchored(site!)).map(({ treeSize }) => treeSize)).toEqual(['3', '5', '7']);
  });

  it('does the same once when several copies of it are at it', async () => {
    for (const [place, site] of sites.entries()) await home.grow(site, ...fillers(3, 100 * (place + 1)));
    const before = (await home.batches()).length;
    await Promise.all([home.schedule(), home.schedule(), home.schedule()].map((copy) => copy.step()));
    const made = (await home.batches()).slice(before);
    const said = made.flatMap(({ message }) => (message as AnchorBatch).anchors.map((anchor) => anchor.site));
    expect(said.toSorted()).toEqual(sites.map(({ name }) => anchoredSiteId(name)).toSorted());
    await home.settle();
  });

  it.each<WorkerFaultPoint>(['before-send', 'after-send'])('sends the same root after a fall %s', async (fault) => {
    const [, , site] = sites;
    const size = await home.grow(site!, ...fillers(2, 1_000 + (fault === 'before-send' ? 0 : 2)));
    await home.schedule().step();
    const [stored] = await home.open();
    const reach = (point: WorkerFaultPoint) =>
      point === fault ? Promise.reject(new Error('fall')) : Promise.resolve();
    const falling = home.scene.newRelayer({ faults: { reach }, privateKeys: [chain.relayers[0]!.privateKey] });
    await expect(falling.step()).rejects.toThrow('fall');
    // The log grows on while the worker is down, and its schedule is the first to be up again.
    await home.grow(site!, ...fillers(3, 2_000 + (fault === 'before-send' ? 0 : 3)));
    await home.schedule().step();
    await home.settle();
    expect((await home.stated(site!)).filter(({ treeSize }) => treeSize === String(size.size))).toEqual([
      expect.objectContaining({ digest: stored?.digest, root: hashText(rootOf(size)) }),
    ]);
    expect((await home.anchored(site!)).at(-1)).toMatchObject({
      treeSize: String(size.size),
      root: hashText(rootOf(size)),
    });
    await home.schedule().step();
    await home.settle();
    expect(complaints).toEqual([]);
  });
});

describe('a batch that did not come through in its time', () => {
  it('is said anew, with the same root of the same size', async () => {
    const home = await Installation.start(aKey());
    const site = await storeSite(home.owner);
    const range = await home.grow(site, ...fillers(5));
    await home.schedule().step();
    await pass(DEADLINE_SECONDS + 1);
    await home.schedule().step();
    expect(await home.batches()).toHaveLength(1);
    await home.project();
    await home.scene.relayer.step();
    await home.schedule().step();
    expect((await home.batches()).map(({ state }) => state)).toEqual(['expired', 'waiting']);
    await home.settle();
    expect((await home.batches()).map(({ state }) => state)).toEqual(['expired', 'recorded']);
    expect((await home.stated(site)).map(({ treeSize }) => treeSize)).toEqual(['5']);
    expect(await home.anchored(site)).toEqual([expect.objectContaining({ root: hashText(rootOf(range)) })]);
  });

  it('gives way to what the log has by then', async () => {
    const home = await Installation.start(aKey());
    const site = await storeSite(home.owner);
    await home.grow(site, ...fillers(5));
    await home.schedule().step();
    await pass(DEADLINE_SECONDS + 1);
    await home.grow(site, ...fillers(4, 5));
    await home.project();
    await home.scene.relayer.step();
    await home.schedule().step();
    await home.settle();
    expect((await home.anchored(site)).map(({ treeSize, previousSize }) => [previousSize, treeSize])).toEqual([
      ['0', '9'],
    ]);
  });
});

describe('of one size', () => {
  it('the log never says a second root, even of other leaves', async () => {
    const home = await Installation.start(aKey());
    const [site, other] = [await storeSite(home.owner), await storeSite(home.owner)];
    await home.grow(site, ...fillers(5));
    await home.schedule().step();
    await pass(DEADLINE_SECONDS + 1);
    await home.project();
    await home.scene.relayer.step();
    for (const table of ['evidence', 'log_node', 'site_log'])
      await home.owner.query(`DELETE FROM telemetry.${table} WHERE site = $1`, [site.number]);
    await home.grow(site, ...fillers(5, 50));
    await home.grow(other, ...fillers(2));
    const schedule = home.schedule();
    await schedule.step();
    await schedule.step();
    expect(complaints).toEqual([expect.stringContaining('another root of 5 leaves was stated before')]);
    await home.settle();
    expect([await home.sizeOnChain(site), await home.sizeOnChain(other)]).toEqual([0n, 2n]);
    expect(await home.stated(site)).toHaveLength(1);
  });

  it('the worker may neither change nor take back what was said', async () => {
    const home = await Installation.start(aKey());
    await home.grow(await storeSite(home.owner), ...fillers(5));
    await home.schedule().step();
    await expect(home.worker.query(`UPDATE telemetry.anchor SET root = '${id('other')}'`)).rejects.toThrow(
      'permission denied',
    );
    await expect(home.worker.query('DELETE FROM telemetry.anchor')).rejects.toThrow('permission denied');
  });
});

describe('a database restored from an old backup', () => {
  async function restored(...batches: readonly LoggedBatch[]) {
    const key = aKey();
    const lost = await Installation.start(key);
    const site = await storeSite(lost.owner);
    await lost.grow(site, ...fillers(8));
    await lost.schedule().step();
    await lost.settle();
    const backup = await Installation.start(key);
    const same = await storeSite(backup.owner);
    expect(same).toEqual(site);
    await backup.grow(same, ...batches);
    return { backup, site };
  }

  it('anchors nothing of a log that is smaller than what is anchored, says so, and goes on with the others', async () => {
    const { backup, site } = await restored(...fillers(5));
    const other = await storeSite(backup.owner);
    await backup.grow(other, ...fillers(3));
    await backup.schedule().step();
    expect(await backup.stated(site)).toEqual([]);
    await backup.settle();
    await backup.schedule().step();
    expect(complaints).toEqual([expect.stringMatching(/^site-1: its log has 5 leaves here, and 8 are anchored/)]);
    expect(await backup.stated(site)).toEqual([]);
    expect(await backup.sizeOnChain(other)).toBe(3n);
  });

  it('anchors nothing of a log that has grown otherwise since', async () => {
    const { backup, site } = await restored(...fillers(7), ...fillers(6, 500));
    await backup.project();
    await backup.schedule().step();
    expect(complaints).toEqual([expect.stringContaining('does not begin with the tree of 8 that is anchored')]);
    expect(await backup.batches()).toEqual([]);
    expect(await backup.sizeOnChain(site)).toBe(8n);
  });

  it('goes on from what is anchored when it has all of it', async () => {
    const { backup, site } = await restored(...fillers(11));
    await backup.project();
    await backup.schedule().step();
    await backup.settle();
    expect((await backup.anchored(site)).map(({ treeSize }) => treeSize)).toEqual(['8', '11']);
    expect(complaints).toEqual([]);
  });
});

describe('a batch that another went ahead of', () => {
  it('is not sent, and does not hold up what is said from there on', async () => {
    const key = aKey();
    const [slow, fast] = [await Installation.start(key), await Installation.start(key)];
    const site = await storeSite(slow.owner);
    await storeSite(fast.owner);
    await slow.grow(site, ...fillers(5));
    await slow.schedule().step();
    await fast.grow(site, ...fillers(8));
    await fast.schedule().step();
    await fast.settle();
    await slow.grow(site, ...fillers(7, 5));
    await slow.scene.relayer.step();
    expect(await slow.batches()).toEqual([
      expect.objectContaining({
        state: 'waiting',
        lastFailure: expect.objectContaining({ code: 'nothing-to-anchor' }),
      }),
    ]);
    await slow.project();
    await slow.schedule().step();
    await slow.scene.relayer.step();
    await slow.project();
    await slow.scene.relayer.step();
    expect((await slow.anchored(site)).map(({ treeSize }) => treeSize)).toEqual(['8', '12']);
    expect((await slow.batches()).map(({ state }) => state)).toEqual(['waiting', 'recorded']);
    await pass(DEADLINE_SECONDS + 1);
    await slow.settle();
    expect((await slow.batches()).map(({ state }) => state)).toEqual(['expired', 'recorded']);
  });
});
