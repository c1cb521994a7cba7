import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { liveItsLife, setScene } from '@tallystick/stories';
import { FaultyProxy } from '../support/faulty-proxy.js';
import { differencesFromRebuild } from '../support/kill-checks.js';
import { Platform } from '../support/platform.js';
import { SeededRandom } from '../support/seeded-random.js';
import { storyWorldOf } from '../support/story-world.js';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.js';
import { type EndState, endStateOf } from './end-state.js';

const TIMEOUT_MS = 900_000;
const say = (line: string) => process.stdout.write(`${line}\n`);

describe('a node that delays, drops, repeats and reorders', () => {
  let platform: Platform | undefined;
  let proxy: FaultyProxy | undefined;
  let folder: TemporaryFolder;

  afterEach(async () => {
    await platform?.dispose();
    await proxy?.stop();
    await folder.remove();
  }, TIMEOUT_MS);

  /** @param duringStory told when the scene is set and the story begins */
  async function storyOn(running: Platform, duringStory: () => void): Promise<EndState> {
    const scene = await setScene(await storyWorldOf(running));
    duringStory();
    const startedMs = Date.now();
    const life = await liveItsLife(scene);
    say(`hostile node: the story took ${Math.round((Date.now() - startedMs) / 1000)} s`);
    return endStateOf(life);
  }

  async function undisturbed(): Promise<EndState> {
    platform = await Platform.start();
    const end = await storyOn(platform, () => undefined);
    await platform.dispose();
    return end;
  }

  it(
    'leaves the first story with the end that it has undisturbed',
    async () => {
      const seed = Number(process.env.SEED);
      say(`hostile node: seed ${seed}`);
      folder = await temporaryFolder();
      const dataDir = join(folder.path, 'data');
      const expected = await undisturbed();
      const nodeUrl = async () =>
        (JSON.parse(await readFile(join(dataDir, 'run', 'chain.json'), 'utf8')) as { rpcUrl: string }).rpcUrl;
      const between = (proxy = await FaultyProxy.start(nodeUrl, new SeededRandom(seed)));
      const disturbed = (platform = await Platform.start({
        dataDir,
        environment: { WORKER_CHAIN_RPC_URL: between.url },
      }));
      const end = await storyOn(disturbed, () => between.disturb());
      say(`hostile node: ${JSON.stringify(between.counts)}`);
      for (const [fault, count] of Object.entries(between.counts)) expect([fault, count > 0]).toEqual([fault, true]);
      expect(end).toEqual(expected);
      expect(end.receivable.state).toBe('settled');
      between.calm();
      expect((await differencesFromRebuild(disturbed)).differences).toEqual([]);
      // It was the same worker all the way: nothing of this may end it.
      expect(disturbed.output).not.toContain('starting it again');
    },
    TIMEOUT_MS,
  );
});
