import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TallystickClient } from '@tallystick/api-client';
import { FACE_MINOR, issueOnVerifiedTrade, type Participant, setScene } from '@tallystick/stories';
import { eventually } from '../support/eventually.js';
import { Failover } from '../support/failover.js';
import { differencesFromRebuild, finishOpenActs, lostRecords } from '../support/kill-checks.js';
import { KillLoad, type LoadScene } from '../support/kill-load.js';
import { KillNotes } from '../support/kill-notes.js';
import { Platform } from '../support/platform.js';
import { namesOf, ResumingReader } from '../support/resuming-reader.js';
import { SeededRandom } from '../support/seeded-random.js';
import type { BuiltService } from '../support/built-service.js';
import { type ApiCopy, startApiCopy, startWorkerCopy } from '../support/service-copies.js';
import { storyWorldOf } from '../support/story-world.js';

const SETUP_TIMEOUT_MS = 300_000;
const TIMEOUT_MS = 600_000;
const ROUNDS = 1;
const LOAD_MS = 2_500;
const PAGE = 200;

const say = (line: string) => process.stdout.write(`${line}\n`);

/** The platform's own api and worker, which its supervisor starts again, and one more of each beside them. */
describe('two copies of the api and two of the worker', () => {
  const notes = new KillNotes();
  const seed = Number(process.env.SEED);
  let platform: Platform;
  let api: ApiCopy;
  let worker: BuiltService;
  let failover: Failover;
  let scene: LoadScene;

  beforeAll(async () => {
    platform = await Platform.start();
    const set = await setScene(await storyWorldOf(platform));
    const receivable = await issueOnVerifiedTrade(set, '2026-COPIES');
    [api, worker] = await Promise.all([startApiCopy(platform), startWorkerCopy(platform)]);
    failover = new Failover(() => [platform.port, api.port]);
    const { core, supplier, subSupplier, workshop } = set.cast;
    const holders = [supplier, subSupplier, workshop].map(throughBoth);
    scene = { receivable, faceMinor: FACE_MINOR, core: throughBoth(core), holders };
    await KillLoad.cut(scene);
  }, SETUP_TIMEOUT_MS);

  afterAll(async () => {
    await Promise.all([api?.stop(), worker?.stop()]);
    await platform?.dispose();
  });

  function throughBoth(participant: Participant): Participant {
    const { credentials } = participant;
    const { baseUrl } = platform;
    return { ...participant, client: new TallystickClient({ baseUrl, credentials, fetch: failover.fetch }) };
  }

  async function killSupervised(name: 'api' | 'worker'): Promise<void> {
    const record = await readFile(join(platform.dataDir, 'run', `${name}.process.json`), 'utf8');
    process.kill((JSON.parse(record) as { pid: number }).pid, 'SIGKILL');
    const again = () => platform.output.split(`the ${name} runs again`).length;
    const before = again();
    await eventually(() => again() > before, { withinMs: 60_000 });
  }

  const kills: Readonly<Record<string, () => Promise<void>>> = {
    'the supervised worker': () => killSupervised('worker'),
    'the other worker': async () => {
      await worker.kill();
      worker = await startWorkerCopy(platform);
    },
    'the supervised api': () => killSupervised('api'),
    'the other api': async () => {
      await api.kill();
      api = await startApiCopy(platform);
    },
    'nobody, but both copies are asked to stop': async () => {
      await Promise.all([api.stop(), worker.stop()]);
      [api, worker] = await Promise.all([startApiCopy(platform), startWorkerCopy(platform)]);
    },
  };

  /** Ids of the acts that this party sees recorded. */
  async function recordedIds({ client }: Participant): Promise<string[]> {
    const ids: string[] = [];
    for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
      const query = { state: 'recorded', limit: PAGE, ...(cursor === undefined ? {} : { cursor }) };
      const page = await client.call(client.routes.GET('/v1/acts', { params: { query } }));
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    return ids;
  }

  it(
    'record every act once while one after another is killed, and let every reader of events go on',
    async () => {
      say(`copies: seed ${seed}`);
      const before = new Set((await Promise.all(scene.holders.map(recordedIds))).flat());
      const readers = scene.holders.map(({ client }) => new ResumingReader(client));
      for (const reader of readers) reader.begin();
      await eventually(() => readers.every(({ start }) => start !== undefined));

      const load = new KillLoad(scene, notes, new SeededRandom(seed));
      const loading = load.run();
      loading.catch(() => undefined);
      for (let round = 1; round <= ROUNDS; round++) {
        for (const [victim, kill] of Object.entries(kills)) {
          await pause(LOAD_MS);
          await eventually(() => notes.inFlight > 0);
          say(`copies: killed ${victim} with ${notes.inFlight} acts in flight, ${notes.recorded.size} recorded`);
          await Promise.race([kill(), loading.then(() => Promise.reject(new Error('the load ended')))]);
        }
      }
      const seen = notes.recorded.size;
      await eventually(() => notes.recorded.size > seen, {
        what: 'acts are recorded after the last kill',
        withinMs: 90_000,
      });
      load.stop();
      await loading;
      await finishOpenActs(notes);
      say(`copies: ${notes.recorded.size} acts recorded, ${failover.unanswered} requests without an answer`);

      expect(failover.unanswered).toBeGreaterThan(0);
      expect(notes.wrongContests()).toEqual([]);
      expect(await lostRecords(notes, scene.holders)).toEqual([]);
      const now = new Set((await Promise.all(scene.holders.map(recordedIds))).flat());
      expect([...now].filter((id) => !before.has(id)).sort()).toEqual([...notes.recorded.keys()].sort());
      await requireNothingMissed(readers);
      expect((await differencesFromRebuild(platform)).differences).toEqual([]);
    },
    TIMEOUT_MS,
  );

  /** What they heard, over all their streams, is what one stream tells from where they began: nothing less, and nothing twice. */
  async function requireNothingMissed(readers: readonly ResumingReader[]): Promise<void> {
    for (const [index, reader] of readers.entries()) {
      const client = scene.holders[index]?.client;
      if (!client) throw new Error('a reader without a party');
      const whole = new ResumingReader(client);
      whole.beginAt(reader.start);
      await eventually(() => whole.heard.length > 0 && whole.heard.length === reader.heard.length, {
        ...{ what: 'as much is heard live as afterwards', withinMs: 30_000 },
      }).catch(() => undefined);
      await Promise.all([reader.stop(), whole.stop()]);
      expect(reader.streams).toBeGreaterThan(1);
      expect(namesOf(reader.heard)).toEqual(namesOf(whole.heard));
    }
  }

  it(
    'answer what they were asked before they stop, and end streams of events so that they can',
    async () => {
      const [holder] = scene.holders;
      if (!holder) throw new Error('nobody holds anything');
      const leaving = await startApiCopy(platform);
      const baseUrl = `http://127.0.0.1:${leaving.port}`;
      const own = new ResumingReader(new TallystickClient({ baseUrl, credentials: holder.credentials }));
      own.begin();
      await eventually(() => own.start !== undefined);

      const { clientId, clientSecret } = holder.credentials;
      const body = 'grant_type=client_credentials';
      const socket = connect(leaving.port, '127.0.0.1');
      await once(socket, 'connect');
      const answer = text(socket);
      const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
      const head = [
        'POST /v1/oauth/token HTTP/1.1',
        `host: 127.0.0.1:${leaving.port}`,
        `authorization: Basic ${basic}`,
        'content-type: application/x-www-form-urlencoded',
        `content-length: ${body.length}`,
      ];
      socket.write(`${head.join('\r\n')}\r\n\r\n${body.slice(0, 5)}`);
      await pause(300);
      const stopped = leaving.stop();
      await pause(300);
      socket.write(body.slice(5));
      expect(await answer).toMatch(/^HTTP\/1\.1 200 [^]*access_token/);
      const startedMs = Date.now();
      await stopped;
      expect(Date.now() - startedMs).toBeLessThan(5_000);
      await own.stop();
    },
    TIMEOUT_MS,
  );
});
