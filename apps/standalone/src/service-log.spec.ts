import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ServiceLog } from './service-log.js';

describe('the log of a service', () => {
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tallystick-log-'));
    file = join(folder, 'worker.log');
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function print(log: ServiceLog, lines: readonly string[], isError = false): Promise<void> {
    const output = new PassThrough();
    log.follow(output, isError);
    output.end(lines.map((line) => `${line}\n`).join(''));
    await once(output, 'close');
    await setImmediate();
  }

  const open = (maxBytes?: number, said: string[] = []) =>
    ServiceLog.open('worker', file, (line) => said.push(line), maxBytes);

  it('is private, keeps every line, and shows the errors', async () => {
    const said: string[] = [];
    const log = await open(undefined, said);
    await print(log, ['began']);
    await print(log, ['fell'], true);
    await log.close();
    expect(await readFile(file, 'utf8')).toMatch(/^\S+ began\n\S+ fell\n$/);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(said).toEqual(['[worker] fell']);
  });

  it('never takes more than twice its limit, however long the service runs', async () => {
    await writeFile(file, 'of an earlier run\n');
    const log = await open(1_000);
    const lines = Array.from({ length: 200 }, (_, index) => `line ${index}`);
    await print(log, lines);
    await log.close();
    expect((await readdir(folder)).sort()).toEqual(['worker.log', 'worker.log.1']);
    const [older, newer] = await Promise.all([`${file}.1`, file].map((name) => readFile(name, 'utf8')));
    expect(`${older}${newer}`).toMatch(/line 198\n\S+ line 199\n$/);
    for (const text of [older, newer]) expect(text?.length).toBeLessThanOrEqual(1_000);
  });

  it('lets last words pass that come while it is closed', async () => {
    const log = await open();
    const output = new PassThrough();
    log.follow(output, false);
    const closed = log.close();
    output.end('good-bye\n');
    await once(output, 'close');
    await closed;
    expect(await readFile(file, 'utf8')).toBe('');
  });
});
