import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readingsOf } from '@tallystick/telemetry';
import { warehouse } from '@tallystick/telemetry/simulation';
import type pg from 'pg';
import { poolOf } from '../../libs/telemetry/src/testing/intake-scene.js';
import { keyPairOf } from '../../libs/telemetry/src/testing/keys.js';
import { ed25519KeyOf } from '../../libs/telemetry/src/domain/cose/ed25519-seed.js';
import { aGateway, aSite } from '../../libs/telemetry/src/testing/site-scene.js';
import { eventually } from '../support/eventually.js';
import { evidenceOf, faultsOfLog } from '../support/evidence-checks.js';
import { EvidencePublisher } from '../support/evidence-publisher.js';
import { GatewayBench } from '../support/gateways.js';
import { TOKEN } from '../support/ingest-doors.js';
import { asIngest, type IngestProcess, RECEIPT_SEED, startIngestProcess } from '../support/ingest-process.js';
import { createTestDatabase, type TestDatabase } from '../support/postgres.js';
import { SeededRandom } from '../support/seeded-random.js';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.js';

const TIMEOUT_MS = 180_000;
const logKey = keyPairOf(ed25519KeyOf(RECEIPT_SEED)).verifying;

describe('a gateway that was offline for a day, at the built intake', () => {
  let folder: TemporaryFolder;
  let database: TestDatabase;
  let pool: pg.Pool;
  let ingest: IngestProcess;
  beforeAll(async () => {
    [folder, database] = await Promise.all([temporaryFolder(), createTestDatabase()]);
    pool = poolOf(database.url);
    ingest = await startIngestProcess({ DATABASE_URL: await asIngest(database.url) });
  });
  afterAll(async () => {
    await ingest?.kill();
    await pool?.end();
    await database?.drop();
    await folder?.remove();
  });

  it(
    'catches up in order while it goes on measuring and its neighbour’s data flow, and nobody waits for the backlog',
    async () => {
      const site = await aSite(pool);
      const [late, live] = [await aGateway(pool, site, { name: 'late' }), await aGateway(pool, site, { name: 'live' })];
      const neighbour = new EvidencePublisher({
        ...{ gateway: live.gateway, file: join(folder.path, 'live'), door: () => ingest.url, logKey },
        random: new SeededRandom(1),
      });
      const neighbouring = neighbour.run();
      const { gateway } = late;
      const bench = await GatewayBench.open({
        ...{ folder: folder.path, settings: { batchReadings: 20 }, logKey },
        identity: { site: site.site, gateway: gateway.name, signer: gateway.key },
      });
      // All of its day is signed and kept before it comes to the intake.
      const day = warehouse('offline', 1).flatMap((event) =>
        event.kind === 'measurement' || event.kind === 'tag-cycle' ? [readingsOf(event)] : [],
      );
      for (const readings of day) {
        const stored = bench.maker.add({ readings });
        await bench.maker.flush();
        await stored;
      }
      const offline = bench.buffer.count;
      expect(offline).toBe(day.length);

      const before = neighbour.received;
      const credentials = { site: site.site, gateway: gateway.name, token: TOKEN };
      bench.forward([ingest.url], { credentials });
      let measured = 0;
      while (bench.buffer.count > 0) {
        await bench.sign(measured);
        measured += 1;
        await pause(20);
      }
      const meanwhile = neighbour.received - before;
      neighbour.stop();
      await neighbouring;
      await eventually(() => bench.buffer.count === 0);
      await bench.leave();

      const evidence = await evidenceOf(pool, site.siteNumber);
      const own = evidence.filter((entry) => entry.gateway === gateway.name);
      const numbers = Array.from({ length: offline + measured }, (_, seq) => seq);
      expect(own.map(({ number }) => Number(number.split('/')[1]))).toEqual(numbers);
      expect(own.filter(({ isPlaced }) => !isPlaced)).toEqual([]);
      expect(evidence.filter((entry) => entry.gateway === 'live').map(({ hash }) => hash)).toEqual(
        neighbour.hashesInFile(),
      );
      expect(await faultsOfLog(pool, site.siteNumber)).toEqual([]);
      expect(meanwhile).toBeGreaterThan(0);
      expect([...neighbour.faults, ...bench.log.about('ALARM')]).toEqual([]);
      // The neighbour's are among the backlog, not behind it.
      const places = evidence.flatMap((entry, place) => (entry.gateway === gateway.name ? [place] : []));
      const [first = 0, caughtUp = 0] = [places[0], places[offline - 1]];
      expect(evidence.slice(first, caughtUp).some((entry) => entry.gateway === 'live')).toBe(true);
    },
    TIMEOUT_MS,
  );
});
