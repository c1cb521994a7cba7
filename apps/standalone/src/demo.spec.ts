import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type DataFolder, openDataFolder } from './data-folder.js';
import { demoWasCutOff, requireDemoFile, runDemo } from './demo.js';
import { Progress } from './progress.js';
import { readOrCreateSecrets } from './secrets.js';

const told = { baseUrl: 'http://127.0.0.1:8080', parties: [], programme: '1', receivable: '2' };

describe('the demo of a data folder', () => {
  let outer: string;
  let folder: DataFolder;
  beforeEach(async () => {
    outer = await mkdtemp(join(tmpdir(), 'tallystick-demo-'));
    folder = await openDataFolder(join(outer, 'data'));
  });
  afterEach(() => rm(outer, { recursive: true }));

  /** A later start of a folder whose demo was told. */
  async function startAt(baseUrl: string): Promise<void> {
    const progress = new Progress(() => undefined);
    const chain = { rpcUrl: 'http://127.0.0.1:1', isOwn: true };
    const startService = () => Promise.reject(new Error('nothing is to be started'));
    await runDemo(folder, baseUrl, await readOrCreateSecrets(folder.secretsFile), { progress, startService, chain });
  }

  it('was cut off when it was begun and left nothing', async () => {
    expect(await demoWasCutOff(folder)).toBe(false);
    await writeFile(join(folder.path, 'demo.begun'), '');
    expect(await demoWasCutOff(folder)).toBe(true);
    await expect(requireDemoFile(folder)).resolves.toBeUndefined();
  });

  it('is not taken for one that was cut off, nor told again, when somebody took demo.json away', async () => {
    await writeFile(join(folder.path, 'demo.begun'), '');
    await writeFile(folder.demoFile, JSON.stringify(told));
    await startAt(told.baseUrl);
    await rm(folder.demoFile);
    expect(await demoWasCutOff(folder)).toBe(false);
    await expect(requireDemoFile(folder)).rejects.toMatchObject({ code: 'demo-file-missing' });
  });

  it('says in demo.json where the platform is now, and stays private', async () => {
    await writeFile(folder.demoFile, JSON.stringify(told), { mode: 0o600 });
    await startAt('http://127.0.0.1:9000');
    const now = JSON.parse(await readFile(folder.demoFile, 'utf8')) as unknown;
    expect(now).toEqual({ ...told, baseUrl: 'http://127.0.0.1:9000' });
    expect((await stat(folder.demoFile)).mode & 0o777).toBe(0o600);
  });
});
