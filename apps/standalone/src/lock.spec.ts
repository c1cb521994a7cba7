import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { commandLineOf } from '@tallystick/platform';
import { lockDataFolder } from './lock.js';

describe('the lock of a data folder', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tallystick-lock-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const heldBy = (pid: number, commandLine: string) =>
    writeFile(join(folder, 'lock'), JSON.stringify({ pid, commandLine }));

  it('is refused while another process holds it, naming that process', async () => {
    const other = spawn('sleep', ['60']);
    await once(other, 'spawn');
    const pid = other.pid ?? 0;
    try {
      await heldBy(pid, (await commandLineOf(pid)) ?? '');
      await expect(lockDataFolder(folder)).rejects.toMatchObject({ code: 'data-folder-in-use', details: { pid } });
    } finally {
      other.kill();
    }
  });

  it('is taken over from a process that is gone', async () => {
    const gone = spawn('true');
    await once(gone, 'exit');
    await heldBy(gone.pid ?? 0, 'true');
    await expect(lockDataFolder(folder)).resolves.toBeDefined();
  });

  it('is taken over when its process id now belongs to something else', async () => {
    await heldBy(process.ppid, 'node dist/apps/standalone/src/main.js');
    await expect(lockDataFolder(folder)).resolves.toBeDefined();
  });

  it('is taken over when it cannot be read', async () => {
    await writeFile(join(folder, 'lock'), '{"pid":');
    await expect(lockDataFolder(folder)).resolves.toBeDefined();
  });

  it('leaves nothing behind when it is released', async () => {
    const lock = await lockDataFolder(folder);
    expect(await readdir(folder)).toEqual(['lock']);
    await lock.release();
    expect(await readdir(folder)).toEqual([]);
  });
});
