import { Aedes } from 'aedes';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { userInfo } from 'node:os';
import { delimiter, join } from 'node:path';
import { eventually } from './eventually.js';
import { freePort } from './platform.js';
import { temporaryFolder } from './temporary-folder.js';

/** A broker that is not the intake's own. */
export interface TestBroker {
  readonly url: string;
  /** What our side may speak with it. */
  readonly protocolVersion: 4 | 5;
  /** Whether a session that comes back gets what waited before what is new. */
  readonly keepsOrder: boolean;
  /** Ends every connection and forgets nothing. */
  cutOff(): Promise<void>;
  stop(): Promise<void>;
}

/** Keeps sessions in memory; always there. */
export async function startAedesBroker(): Promise<TestBroker> {
  const aedes = await Aedes.createBroker();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    aedes.handle(socket);
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const cutOff = () => {
    for (const socket of sockets) socket.destroy();
    return Promise.resolve();
  };
  return {
    ...{ url: `mqtt://127.0.0.1:${port}`, protocolVersion: 4, keepsOrder: false, cutOff },
    stop: async () => {
      await new Promise<void>((resolve) => aedes.close(resolve));
      await cutOff();
      server.close();
    },
  };
}

/** Debian puts it where only administrators look. */
export function findMosquitto(): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  return folders.map((folder) => join(folder, 'mosquitto')).find((file) => existsSync(file));
}

export interface MosquittoTls {
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
}

/** @param tls with it, only whoever has a certificate of `ca` comes in */
export async function startMosquitto(program: string, tls?: MosquittoTls): Promise<TestBroker> {
  const folder = await temporaryFolder();
  const port = await freePort();
  const lines = [
    // Started by an administrator it would become somebody who cannot read the test's folder.
    `user ${userInfo().username}`,
    `listener ${port} 127.0.0.1`,
    'allow_anonymous true',
    'persistence true',
    `persistence_location ${folder.path}/`,
    'max_queued_messages 0',
    'log_dest none',
  ];
  for (const [name, pem] of Object.entries<string>({ ...tls })) await writeFile(join(folder.path, name), pem);
  if (tls) lines.push(...['ca', 'cert', 'key'].map((name) => `${name}file ${join(folder.path, name)}`));
  if (tls) lines.push('require_certificate true');
  const file = join(folder.path, 'mosquitto.conf');
  await writeFile(file, lines.join('\n'));
  const start = async () => {
    const child = spawn(program, ['-c', file], { stdio: 'ignore' });
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    await eventually(() => canConnect(port));
    return async () => {
      child.kill('SIGTERM');
      await ended;
    };
  };
  let end = await start();
  return {
    ...{ url: `${tls ? 'mqtts://localhost' : 'mqtt://127.0.0.1'}:${port}`, protocolVersion: 5, keepsOrder: true },
    cutOff: async () => {
      await end();
      end = await start();
    },
    stop: async () => {
      await end();
      await folder.remove();
    },
  };
}

/** Whether somebody listens there on this machine. */
export const canConnect = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(socket.destroy() !== undefined));
    socket.once('error', () => resolve(false));
  });
