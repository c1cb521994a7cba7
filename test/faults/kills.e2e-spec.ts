import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FACE_MINOR, issueOnVerifiedTrade, type Scene, setScene } from '@tallystick/stories';
import { differencesFromRebuild, finishOpenActs, lostRecords, lostSignatures } from '../support/kill-checks.js';
import { KillLoad, type LoadScene } from '../support/kill-load.js';
import { KillNotes } from '../support/kill-notes.js';
import { DoomedPlatform, KILL_PHASES, type KillMoment, killMoments, type KillPhase } from '../support/kill-phases.js';
import { freePort, Platform } from '../support/platform.js';
import { SeededRandom } from '../support/seeded-random.js';
import { storyWorldOf } from '../support/story-world.js';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.js';

const KILLS_PER_PHASE = 4;
const SETUP_TIMEOUT_MS = 300_000;
/** Some five minutes on two idle cores; each kill costs a whole start, and a busy machine takes its time for that. */
const TIMEOUT_MS = 2_250_000;
/** A start that comes to its moment before it was looked at is killed there too, but does not count. This many are no accident. */
const UNCOUNTED_MAX = 15;
const REACHED_WITHIN_MS = 90_000;

const phases = Object.keys(KILL_PHASES) as KillPhase[];
const say = (line: string) => process.stdout.write(`${line}\n`);

describe('kill -9 of the whole process tree under load', () => {
  const seed = Number(process.env.SEED);
  /** What the clients choose; when they do it is theirs, so a seed repeats the moments and not the acts. */
  const choices = new SeededRandom(seed + 1);
  const notes = new KillNotes();
  const kills = new Map<KillPhase, { kills: number; actsInFlight: number }>(
    phases.map((phase) => [phase, { kills: 0, actsInFlight: 0 }]),
  );
  let folder: TemporaryFolder;
  let place: { readonly dataDir: string; readonly port: number };
  let scene: LoadScene;
  let running: Platform | undefined;

  beforeAll(async () => {
    folder = await temporaryFolder();
    place = { dataDir: join(folder.path, 'data'), port: await freePort() };
    running = await Platform.start(place);
    scene = await loadScene(await setScene(await storyWorldOf(running)));
    await running.stop();
  }, SETUP_TIMEOUT_MS);

  afterAll(async () => {
    await running?.dispose();
    await folder.remove();
  }, SETUP_TIMEOUT_MS);

  async function loadScene(set: Scene): Promise<LoadScene> {
    const { core, supplier, subSupplier, workshop } = set.cast;
    const receivable = await issueOnVerifiedTrade(set, '2026-KILLS');
    const load = { receivable, faceMinor: FACE_MINOR, core, holders: [supplier, subSupplier, workshop] };
    await KillLoad.cut(load);
    return load;
  }

  /** After every start: what was seen is there, what was signed gets its end, and the projections are those of the chain. */
  async function requireNothingLost(platform: Platform): Promise<void> {
    await platform.untilReady();
    expect(await lostRecords(notes, scene.holders)).toEqual([]);
    expect(await lostSignatures(notes)).toEqual([]);
    await finishOpenActs(notes);
    expect(notes.wrongContests()).toEqual([]);
    expect(await lostRecords(notes, scene.holders)).toEqual([]);
    expect((await differencesFromRebuild(platform)).differences).toEqual([]);
  }

  /** @returns how many acts were in flight, or undefined when the moment came before all was looked at */
  async function killAt(moment: KillMoment): Promise<number | undefined> {
    const doomed = await DoomedPlatform.start(moment, place);
    const { platform } = doomed;
    running = platform;
    let over = false;
    // However it ends: nobody waits for the moment then, or a failure would keep this process from ending.
    const looking = requireNothingLost(platform).finally(() => (over = true));
    // Cut off by the kill, it fails; that is no news then.
    looking.catch(() => undefined);
    const tooSoon = await Promise.race([looking.then(() => false), doomed.untilReached(() => over)]);
    if (!tooSoon) return killUnderLoad(doomed, moment);
    await platform.killTree();
    return undefined;
  }

  async function killUnderLoad(doomed: DoomedPlatform, moment: KillMoment): Promise<number> {
    const { platform } = doomed;
    const load = new KillLoad(scene, notes, choices);
    const deadline = Date.now() + REACHED_WITHIN_MS;
    const loading = load.run();
    loading.catch(() => undefined);
    const reached = await Promise.race([doomed.untilReached(() => Date.now() > deadline), loading.then(() => false)]);
    if (!reached) throw new Error(`${moment.phase} was not reached ${moment.nth} times:\n${platform.output}`);
    await new Promise((resolve) => setTimeout(resolve, moment.standstillMs));
    // A service that ended and came again would have left the moment behind it.
    expect(platform.output).not.toContain('starting it again');
    load.stop();
    const { inFlight } = notes;
    await platform.killTree();
    await loading;
    return inFlight;
  }

  it(
    'loses no act that anybody saw recorded, nor one that was signed, and leaves projections equal to a rebuild',
    async () => {
      say(`kills: seed ${seed}`);
      const startedMs = Date.now();
      const seconds = () => Math.round((Date.now() - startedMs) / 1000);
      let uncounted = 0;
      for (const [index, moment] of killMoments(seed, KILLS_PER_PHASE).entries()) {
        const { phase, nth, standstillMs } = moment;
        let inFlight = await killAt(moment);
        for (let later = 1; inFlight === undefined; later++) {
          expect(++uncounted).toBeLessThan(UNCOUNTED_MAX);
          inFlight = await killAt({ ...moment, nth: nth + later });
        }
        const count = kills.get(phase);
        if (count) Object.assign(count, { kills: count.kills + 1, actsInFlight: count.actsInFlight + inFlight });
        const known = `${inFlight} acts in flight, ${notes.recorded.size} seen recorded`;
        say(`kill ${index + 1} ${phase} ${nth} + ${standstillMs} ms: ${known}, after ${seconds()} s`);
      }
      running = await Platform.start(place);
      await requireNothingLost(running);
      const { rows } = await differencesFromRebuild(running);
      for (const [phase, count] of kills)
        say(`kills ${phase}: ${count.kills}, with ${count.actsInFlight} acts in flight`);
      say(`kills: ${uncounted} more before a start was looked at; ${seconds()} s in all`);
      say(`kills: ${notes.recorded.size} acts recorded, ${notes.superseded} superseded, ${rows} rows rebuilt`);
      for (const [phase, count] of kills) {
        expect([phase, count.kills]).toEqual([phase, KILLS_PER_PHASE]);
        expect([phase, count.actsInFlight > 0]).toEqual([phase, true]);
      }
      expect(notes.superseded).toBeGreaterThan(0);
      await requireFragmentsTile();
    },
    TIMEOUT_MS,
  );

  async function requireFragmentsTile(): Promise<void> {
    const { client } = scene.core;
    const path = { params: { path: { id: scene.receivable } } };
    const { fragments } = await client.call(client.routes.GET('/v1/receivables/{id}', path));
    const ends = ['0', ...fragments.map(({ to }) => to)];
    expect(fragments.map(({ from }) => from)).toEqual(ends.slice(0, -1));
    expect(ends.at(-1)).toBe(FACE_MINOR);
  }
});
