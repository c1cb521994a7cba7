import { access, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from '@tallystick/platform';
import {
  businessUnderWay,
  goodsInStore,
  liveItsLife,
  setScene,
  type StoryWorld,
  theftAtSite,
} from '@tallystick/stories';
import type { DataFolder } from './data-folder.js';
import { type DemoFile, demoFile, sitePeopleOf, type ToldDemo } from './demo-file.js';
import { DemoGateway } from './demo-gateway.js';
import { DemoFileMissing } from './errors.js';
import type { Progress } from './progress.js';
import type { Secrets } from './secrets.js';
import type { StartService } from './services.js';
import { type DemoChain, storyWorld } from './story-world.js';

const begunFile = (folder: DataFolder) => join(folder.path, 'demo.begun');
/** There since `demo.json` was: from then on its absence does not mean that the demo was cut off. */
const toldFile = (folder: DataFolder) => join(folder.path, 'demo.told');

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

/** The demo's parties are made anew by every run of it, so half a demo is not continued: nobody was shown it, and it goes. */
export async function demoWasCutOff(folder: DataFolder): Promise<boolean> {
  const [begun, written, told] = await Promise.all([begunFile(folder), folder.demoFile, toldFile(folder)].map(exists));
  return begun === true && !written && !told;
}

/** A demo that was told is never told again into data that somebody may since have worked with. */
export async function requireDemoFile(folder: DataFolder): Promise<void> {
  if ((await exists(toldFile(folder))) && !(await exists(folder.demoFile))) {
    throw new DemoFileMissing(folder.path, folder.demoFile);
  }
}

interface DemoHands {
  readonly progress: Progress;
  readonly startService: StartService;
  readonly chain: DemoChain;
}

/** Runs the demo through the api's doors, once in the life of a data folder, and leaves `demo.json` with the address of this start. */
export async function runDemo(
  folder: DataFolder,
  baseUrl: string,
  secrets: Secrets,
  { progress, startService, chain }: DemoHands,
): Promise<void> {
  const gateway = new DemoGateway(startService, folder, baseUrl);
  if (await exists(folder.demoFile)) {
    const demo = await readDemo(folder);
    if (demo.baseUrl !== baseUrl) await writeDemo(folder, { ...demo, baseUrl });
    const people = sitePeopleOf(demo, baseUrl);
    if (people && (await gateway.isEnrolled())) await gateway.goOn(people);
    else if (people) progress.say('the demo’s gateway is not in this folder, and its site stays silent');
  } else {
    await writeFile(begunFile(folder), '');
    const telling = () => tellDemo(storyWorld(baseUrl, secrets, progress, chain), gateway);
    await writeDemo(folder, demoFile(baseUrl, secrets.operator, await progress.during('running the demo', telling)));
  }
  await writeFile(toldFile(folder), '');
}

async function tellDemo(world: StoryWorld, gateway: DemoGateway): Promise<ToldDemo> {
  const scene = await setScene(world);
  const life = await liveItsLife(scene);
  await businessUnderWay(scene);
  const theft = await theftAtSite(world, scene.onboarding, scene.cast.bank, gateway);
  await goodsInStore(world, theft.watched, scene.cast.supplier);
  return { life, theft };
}

export function writeDemo(folder: DataFolder, demo: DemoFile): Promise<void> {
  return writeAtomically(folder.demoFile, `${JSON.stringify(demo, null, 2)}\n`);
}

export async function readDemo(folder: DataFolder): Promise<DemoFile> {
  return JSON.parse(await readFile(folder.demoFile, 'utf8')) as DemoFile;
}
