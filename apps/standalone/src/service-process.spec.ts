import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { commandLineOf } from '@tallystick/platform';
import { endLeftoverServices, recordService } from './leftover-services.js';
import { ServiceLog } from './service-log.js';
import { ServiceProcess } from './service-process.js';

/** Stands for a service: says that it started, and lives until it is told to end. */
const STARTS = `process.on('SIGTERM', () => process.exit(0)); process.on('disconnect', () => process.exit(0)); process.send('started');`;

describe('a service process', () => {
  let folder: string;
  let said: string[];
  let service: ServiceProcess;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tallystick-service-'));
    said = [];
  });
  afterEach(async () => {
    await service.stop();
    await rm(folder, { recursive: true });
  });

  async function serviceOf(code: string, environment = {}): Promise<ServiceProcess> {
    const entryPoint = join(folder, 'service.mjs');
    await writeFile(entryPoint, code);
    const log = await ServiceLog.open('worker', join(folder, 'worker.log'), (line) => said.push(line));
    const plan = { name: 'worker', entryPoint, environment, runDir: folder, dataDir: folder };
    return (service = new ServiceProcess(plan, log, (line) => said.push(line)));
  }

  async function recordedPid(): Promise<number> {
    return (JSON.parse(await readFile(join(folder, 'worker.process.json'), 'utf8')) as { pid: number }).pid;
  }

  async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
    while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 20));
  }

  it('is on record while it runs, and ends with its record', async () => {
    await (await serviceOf(STARTS)).start();
    const pid = await recordedPid();
    expect(await commandLineOf(pid)).toContain(folder);
    await service.stop();
    expect(await commandLineOf(pid)).toBeUndefined();
    expect((await readdir(folder)).filter((name) => name.endsWith('.process.json'))).toEqual([]);
  });

  it('that cannot start is reported, and so is what it said', async () => {
    await serviceOf(`console.error('DATABASE_URL: is not set'); process.exit(1);`);
    await expect(service.start()).rejects.toMatchObject({
      code: 'service-did-not-start',
      message: expect.stringContaining('exit code 1'),
    });
    await until(() => said.includes('[worker] DATABASE_URL: is not set'));
  });

  it('learns our settings and nothing else of our environment', async () => {
    await serviceOf(`console.log(JSON.stringify(Object.keys(process.env))); ${STARTS}`, { HTTP_PORT: '1' });
    await service.start();
    await service.stop();
    const names = JSON.parse((await readFile(join(folder, 'worker.log'), 'utf8')).replace(/^\S+ /, '')) as string[];
    expect(
      names.filter((name) => name !== 'NODE_CHANNEL_FD' && name !== 'NODE_CHANNEL_SERIALIZATION_MODE').sort(),
    ).toEqual(['HTTP_PORT', 'NODE_ENV', 'NO_COLOR', 'TZ']);
  });

  it('writes everything to its log and its errors to the terminal too', async () => {
    await serviceOf(`console.log('quiet'); console.error('loud'); ${STARTS}`);
    await service.start();
    await until(() => said.includes('[worker] loud'));
    await service.stop();
    expect(await readFile(join(folder, 'worker.log'), 'utf8')).toMatch(/quiet\n/);
    expect(said).not.toContain('[worker] quiet');
  });

  it('that ends by itself is started again', async () => {
    await (await serviceOf(STARTS)).start();
    const first = await recordedPid();
    process.kill(first, 'SIGKILL');
    await until(() => said.includes('the worker runs again'));
    expect(await recordedPid()).not.toBe(first);
    expect(said[0]).toMatch(/^the worker ended \(SIGKILL\); starting it again in 0.5 s/);
  });

  it('left by a killed supervisor is ended by the next, by its id and only while it is what was recorded', async () => {
    await (await serviceOf(STARTS)).start();
    const pid = await recordedPid();
    recordService(folder, 'stranger', { pid: process.pid, marks: ['some other service'] });
    await endLeftoverServices(folder, () => undefined);
    expect(await commandLineOf(pid)).toBeUndefined();
    expect(await commandLineOf(process.pid)).toBeDefined();
  });
});
