import { spawn } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { canConnect } from './mqtt-brokers.js';
import { eventually } from './eventually.js';
import { freePort } from './platform.js';

const CONFIGURATION = resolve(import.meta.dirname, '../../deploy/mosquitto');

export interface DeployedBroker {
  readonly gatewaysPort: number;
  readonly intakePort: number;
  /** Of its log. */
  said(): string;
  stop(): Promise<void>;
}

/**
 * A Mosquitto with `deploy/mosquitto` as it is, but for where things are on this machine.
 * @param folder where it keeps what it must, made for it; @param secrets as `deploy/make-secrets.mjs` makes them
 */
export async function startDeployedMosquitto(
  program: string,
  folder: string,
  secrets: string,
): Promise<DeployedBroker> {
  const [gatewaysPort, intakePort] = [await freePort(), await freePort()];
  await mkdir(folder);
  const written = await readFile(join(CONFIGURATION, 'mosquitto.conf'), 'utf8');
  const here = written
    .replaceAll('/run/secrets/', `${secrets}/`)
    .replaceAll('/mosquitto/config/', `${CONFIGURATION}/`)
    .replaceAll('/mosquitto/data/', `${folder}/`)
    .replace('listener 8883', `listener ${gatewaysPort} 127.0.0.1`)
    .replace('listener 8884', `listener ${intakePort} 127.0.0.1`);
  const file = join(folder, 'mosquitto.conf');
  // Started by an administrator it would become somebody who cannot read the test's folder.
  await writeFile(file, `user ${userInfo().username}\n${here}`);
  const child = spawn(program, ['-c', file], { stdio: ['ignore', 'pipe', 'pipe'] });
  let words = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (words += chunk.toString()));
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  await eventually(async () => {
    if (child.exitCode !== null) throw new Error(`mosquitto did not start:\n${words}`);
    return (await canConnect(gatewaysPort)) && (await canConnect(intakePort));
  });
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  return { gatewaysPort, intakePort, said: () => words, stop };
}
