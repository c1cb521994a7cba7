import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { emptyDataFolder, layOut, openDataFolder } from './data-folder.js';

describe('the data folder', () => {
  let outer: string;
  let path: string;
  beforeEach(async () => {
    outer = await mkdtemp(join(tmpdir(), 'tallystick-data-'));
    path = join(outer, 'data');
  });
  afterEach(() => rm(outer, { recursive: true }));

  it('is made, and opened again', async () => {
    const folder = await openDataFolder(path);
    await writeFile(join(path, 'VERSION'), '{}');
    await layOut(folder);
    await folder.lock.release();
    await (await openDataFolder(path)).lock.release();
    expect((await readdir(path)).sort()).toEqual(['VERSION', 'chain', 'logs', 'run', 'telemetry']);
  });

  it("is refused, and left as it is, when it holds somebody else's files", async () => {
    await mkdir(path);
    await writeFile(join(path, 'thesis.doc'), 'years of work');
    await expect(openDataFolder(path)).rejects.toMatchObject({ code: 'not-a-data-folder' });
    expect(await readdir(path)).toEqual(['thesis.doc']);
  });

  it('is refused plainly where a file is in its place, or in its way', async () => {
    await writeFile(path, 'a file');
    for (const taken of [path, join(path, 'deeper')]) {
      await expect(openDataFolder(taken)).rejects.toMatchObject({ code: 'data-folder-unusable' });
    }
  });

  it('is opened when its very first start was cut off while it wrote VERSION', async () => {
    await mkdir(path);
    await writeFile(join(path, 'VERSION.123.new'), '{');
    await writeFile(join(path, 'lock'), '{}');
    await (await openDataFolder(path)).lock.release();
  });

  it('is emptied of everything but its lock', async () => {
    const folder = await openDataFolder(path);
    await writeFile(join(path, 'VERSION'), '{}');
    await writeFile(join(path, 'secrets.json'), '{}');
    await layOut(folder);
    await emptyDataFolder(folder, () => undefined);
    expect(await readdir(path)).toEqual(['lock']);
  });
});
