import { type ChildProcess, spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { eventually } from './eventually.js';
import { canConnect, findMosquitto } from './mqtt-brokers.js';
import { freePort } from './platform.js';
import { type TemporaryFolder, temporaryFolder } from './temporary-folder.js';

const AEDES = resolve(import.meta.dirname, 'aedes-process.mjs');

/** A broker in a process of its own that may be killed and started again: Mosquitto where there is one, else aedes, which then forgets everything. */
export class MortalBroker {
  private child: ChildProcess | undefined;

  private constructor(
    private readonly folder: TemporaryFolder,
    private readonly port: number,
    readonly isMosquitto: boolean,
    private readonly command: readonly [string, ...string[]],
  ) {}

  static async start(): Promise<MortalBroker> {
    const [folder, port, mosquitto] = [await temporaryFolder(), await freePort(), findMosquitto()];
    const file = join(folder.path, 'mosquitto.conf');
    await writeFile(file, configuration(folder.path, port));
    const command = mosquitto ? [mosquitto, '-c', file] : [process.execPath, AEDES, String(port)];
    const broker = new MortalBroker(folder, port, mosquitto !== undefined, command as [string, ...string[]]);
    await broker.startAgain();
    return broker;
  }

  get url(): string {
    return `mqtt://127.0.0.1:${this.port}`;
  }

  /** What our side may speak with it. */
  get protocolVersion(): '5' | '3.1.1' {
    return this.isMosquitto ? '5' : '3.1.1';
  }

  async startAgain(): Promise<void> {
    const [program, ...args] = this.command;
    this.child = spawn(program, args, { stdio: 'ignore' });
    await eventually(() => canConnect(this.port));
  }

  async kill(): Promise<void> {
    const { child } = this;
    if (child?.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((done) => child.once('exit', done));
    child.kill('SIGKILL');
    await ended;
  }

  async remove(): Promise<void> {
    await this.kill();
    await this.folder.remove();
  }
}

/** It writes its sessions at every change, so that a killed one knows what it owes to whom, save what it took last. */
const configuration = (folder: string, port: number) =>
  [
    `user ${userInfo().username}`,
    `listener ${port} 127.0.0.1`,
    'allow_anonymous true',
    'persistence true',
    `persistence_location ${folder}/`,
    'autosave_on_changes true',
    'autosave_interval 1',
    'max_queued_messages 0',
    'log_dest none',
  ].join('\n');
