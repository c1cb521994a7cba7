import { access, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from '@tallystick/platform';
import { receivableLife } from '@tallystick/stories';
import type { DataFolder } from './data-folder.js';
import { type DemoFile, demoFile } from './demo-file.js';
import type { Progress } from './progress.js';
import type { Secrets } from './secrets.js';
import { storyWorld } from './story-world.js';

const begunFile = (folder: DataFolder) => join(folder.path, 'demo.begun');

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

/** The demo's parties are made anew by every run of it, so half a demo is not continued: nobody was shown it, and it goes. */
export async function demoWasCutOff(folder: DataFolder): Promise<boolean> {
  return (await exists(begunFile(folder))) && !(await exists(folder.demoFile));
}

/** Runs the demo through the api's doors, once in the life of a data folder, and leaves `demo.json`. */
export async function runDemoOnce(
  folder: DataFolder,
  baseUrl: string,
  secrets: Secrets,
  progress: Progress,
): Promise<void> {
  if (await exists(folder.demoFile)) return;
  await writeFile(begunFile(folder), '');
  const life = await progress.during('running the demo', () => receivableLife(storyWorld(baseUrl, secrets, progress)));
  await writeAtomically(folder.demoFile, `${JSON.stringify(demoFile(baseUrl, secrets.operator, life), null, 2)}\n`);
}

export async function readDemo(folder: DataFolder): Promise<DemoFile> {
  return JSON.parse(await readFile(folder.demoFile, 'utf8')) as DemoFile;
}
