import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { INGEST_FAULT_POINTS } from '../../apps/ingest/src/ingest-faults.js';
import { poolOf } from '../../libs/telemetry/src/testing/intake-scene.js';
import { keyPairOf } from '../../libs/telemetry/src/testing/keys.js';
import { ed25519KeyOf } from '../../libs/telemetry/src/domain/cose/ed25519-seed.js';
import { aGateway, aSite, type SiteScene } from '../../libs/telemetry/src/testing/site-scene.js';
import { eventually } from '../support/eventually.js';
import { evidenceOf, faultsOfLog, type StoredEvidence } from '../support/evidence-checks.js';
import { EvidencePublisher } from '../support/evidence-publisher.js';
import { asIngest, RECEIPT_SEED } from '../support/ingest-process.js';
import { MortalBroker } from '../support/mortal-broker.js';
import { MortalDatabase } from '../support/mortal-database.js';
import { MortalIngest } from '../support/mortal-ingest.js';
import { SeededRandom } from '../support/seeded-random.js';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.js';

const SITES = 3;
const SETUP_TIMEOUT_MS = 120_000;
/** Under a minute and a half on two idle cores. */
const TIMEOUT_MS = 600_000;
const RECOVERS_WITHIN_MS = 60_000;
/** Of each door, more than are in flight at any time: so something new was signed, stored and receipted since. */
const RECOVERED_BATCHES = 70;

type Victim = 'ingest' | 'database' | 'broker';
const say = (line: string) => process.stdout.write(`${line}\n`);
const logKey = keyPairOf(ed25519KeyOf(RECEIPT_SEED)).verifying;

/** Of the intake at each point of a commit, with both of its copies killed before; four each of the two others; in an order that follows from the seed. */
function plannedKills(random: SeededRandom): (readonly [Victim, fault?: string])[] {
  const falls = INGEST_FAULT_POINTS.map((point) => ['ingest', `${point}:${random.between(2, 30)}:kill`] as const);
  const others = (['database', 'broker'] as const).flatMap((victim) =>
    Array.from({ length: 4 }, () => [victim] as const),
  );
  const left: (readonly [Victim, fault?: string])[] = [...falls, ...others];
  const planned: typeof left = [];
  while (left.length > 0) planned.push(...left.splice(random.below(left.length), 1));
  return planned;
}

describe('kill -9 of intake, database and broker under load', () => {
  const seed = Number(process.env.SEED);
  const random = new SeededRandom(seed);
  let folder: TemporaryFolder;
  let database: MortalDatabase;
  let broker: MortalBroker;
  /** The second takes over what the first held, and the other way round. */
  let copies: readonly [MortalIngest, MortalIngest];
  let doorsTried = 0;
  let pool: pg.Pool;
  const sites: SiteScene[] = [];
  /** By the intake's own door, and by the broker. */
  const publishers: Record<'plain' | 'broker', EvidencePublisher[]> = { plain: [], broker: [] };
  const all = () => [...publishers.plain, ...publishers.broker];
  let running: Promise<unknown>[] = [];

  beforeAll(async () => {
    [folder, database, broker] = await Promise.all([temporaryFolder(), MortalDatabase.start(), MortalBroker.start()]);
    pool = poolOf(database.url);
    const settings = { DATABASE_URL: await asIngest(database.url), MQTT_URL: broker.url };
    const prepare = (name: string) =>
      MortalIngest.prepare({ ...settings, INGEST_NAME: name, MQTT_VERSION: broker.protocolVersion });
    copies = [await prepare('one-copy'), await prepare('the-other')];
    for (let nth = 0; nth < SITES; nth += 1) {
      const site = await aSite(pool, `warehouse ${nth}`);
      sites.push(site);
      for (const [door, url] of [
        // A gateway that is turned away tries the next.
        ['plain', () => (copies[doorsTried++ % 2] ?? copies[0]).url],
        ['broker', () => broker.url],
      ] as const) {
        const { gateway } = await aGateway(pool, site, { name: `gateway-${door}` });
        const file = join(folder.path, `${site.site}-${door}`);
        publishers[door].push(
          new EvidencePublisher({ gateway, file, door: url, logKey, random: new SeededRandom(seed + nth) }),
        );
      }
    }
    for (const copy of copies) await copy.start();
    // A broker keeps nothing for whom it does not know yet.
    await eventually(() => sites.every(({ site }) => words().includes(`${site}: connected to the broker`)));
  }, SETUP_TIMEOUT_MS);

  afterAll(async () => {
    for (const publisher of all()) publisher.abandon();
    await Promise.all(running);
    for (const copy of copies ?? []) await copy.kill();
    await broker?.remove();
    await pool?.end();
    await database?.remove();
    await folder?.remove();
  }, SETUP_TIMEOUT_MS);

  const words = () => copies.map((copy) => copy.words.slice(-4_000)).join('\n--- the other ---\n');
  const receiptedAt = (door: 'plain' | 'broker') => publishers[door].map(({ received }) => received);

  /** Everybody's batches come through again. */
  async function recovered(): Promise<void> {
    const before = { plain: receiptedAt('plain'), broker: receiptedAt('broker') };
    await eventually(
      () =>
        (['plain', 'broker'] as const).every((door) =>
          receiptedAt(door).every((now, nth) => now >= (before[door][nth] ?? 0) + RECOVERED_BATCHES),
        ),
      { withinMs: RECOVERS_WITHIN_MS, pollMs: 50 },
    ).catch((error: unknown) => {
      const now = JSON.stringify({ before, plain: receiptedAt('plain'), broker: receiptedAt('broker') });
      throw new Error(`the load did not recover: ${now}\n${words()}`, { cause: error });
    });
  }

  /** @returns how often it was killed */
  async function kill(victim: Victim, fault: string): Promise<number> {
    if (victim === 'ingest') return killIntake(fault);
    const one = { database, broker }[victim];
    await one.kill();
    await pause(random.below(400));
    await one.startAgain();
    return 1;
  }

  /** One copy, and at times the other takes over; then that one too, and the first falls at the point with all sites in its hands. */
  async function killIntake(fault: string): Promise<number> {
    const [first, second] = random.chance(50) ? copies : [copies[1], copies[0]];
    await first.kill();
    await pause(random.below(4_000));
    await second.kill();
    await first.fallAt(fault);
    await Promise.all([first.start(), second.start()]);
    return 3;
  }

  it(
    'loses nothing, stores nothing twice, and keeps each gateway’s order',
    async () => {
      say(`telemetry kills: seed ${seed}, ${broker.isMosquitto ? 'Mosquitto' : 'aedes'} as the broker`);
      const startedMs = Date.now();
      running = all().map((publisher) => publisher.run());
      await recovered();
      const kills: Record<Victim, number> = { ingest: 0, database: 0, broker: 0 };
      for (const [victim, fault = ''] of plannedKills(random)) {
        kills[victim] += await kill(victim, fault);
        // Sometimes the next comes while this one’s damage is being mended.
        if (random.chance(75)) await recovered();
        else await pause(random.below(500));
        const signed = all().reduce((sum, one) => sum + one.signed.length, 0);
        say(
          `killed ${victim} ${fault}: ${signed} batches signed, after ${Math.round((Date.now() - startedMs) / 1_000)} s`,
        );
      }
      expect(kills).toEqual({ ingest: 12, database: 4, broker: 4 });
      await recovered();
      for (const publisher of all()) publisher.stop();
      await Promise.all(running);
      await pause(100);

      for (const site of sites) {
        expect(await faultsOfLog(pool, site.siteNumber)).toEqual([]);
        const evidence = await evidenceOf(pool, site.siteNumber);
        const ofSite = all().filter((one) => one.site === site.site);
        expect(evidence).toHaveLength(ofSite.reduce((sum, one) => sum + one.signed.length, 0));
        for (const publisher of ofSite) requireKept(publisher, evidence);
      }
      const { rows } = await pool.query('SELECT gateway, reason, message FROM telemetry.quarantine');
      expect(rows).toEqual([]);
      await requireReadings();
    },
    TIMEOUT_MS,
  );

  function requireKept(publisher: EvidencePublisher, evidence: readonly StoredEvidence[]): void {
    const own = evidence.filter(({ gateway }) => gateway === publisher.name);
    const [stored, signed] = [own.map(({ hash }) => hash), publisher.hashesInFile()];
    expect(signed.length).toBeGreaterThan(RECOVERED_BATCHES);
    expect([...stored].sort()).toEqual([...signed].sort());
    expect(own.filter(({ isPlaced }) => !isPlaced)).toEqual([]);
    // A broker that forgets its sessions lets a batch come after a later one; aedes does, which keeps them in memory.
    if (broker.isMosquitto || publishers.plain.includes(publisher)) expect(stored).toEqual(signed);
    expect(publisher.faults).toEqual([]);
    expect(publisher.receipts.length).toBeGreaterThan(0);
    const at = new Map(own.map((entry) => [entry.position, entry]));
    for (const { bootEpoch, unbroken, logPosition, receivedAtMs } of publisher.receipts) {
      const { number, hash, receivedAtMs: cameAt } = at.get(logPosition) ?? {};
      const named = { number: `${bootEpoch}/${unbroken.seq}`, hash: Buffer.from(unbroken.hash).toString('hex') };
      expect({ number, hash, cameAt }).toEqual({ ...named, cameAt: receivedAtMs });
    }
  }

  async function requireReadings(): Promise<void> {
    const { rows } = await pool.query<{ readings: string }>('SELECT count(*) AS readings FROM telemetry.reading');
    const signed = all()
      .flatMap((one) => one.signed)
      .reduce((sum, { readings }) => sum + readings, 0);
    expect(Number(rows[0]?.readings)).toBe(signed);
  }
});
