import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DumpUnreadable } from './errors.js';
import { type FaultPoints, noFaults } from './fault-points.js';
import type { ChainHead } from './mine.js';
import type { NodeClient } from './node-client.js';

/** The newest may be torn by a failing disk, so the one before it is kept. */
const GENERATIONS = 2;
const NAME = /^block-([0-9]{12})\.dump$/;

interface DumpHeader extends ChainHead {
  readonly chainId: string;
  /** Of what follows the header line. */
  readonly sha256: string;
}

export interface StateDump {
  readonly head: ChainHead;
  /** As `anvil_loadState` takes it. */
  readonly state: string;
}

/** The node's state on disk, so that a start repeats only the blocks since. A file holds a line of JSON about itself, then anvil's gzip. */
export class StateDumps {
  constructor(
    private readonly folder: string,
    private readonly chainId: string,
    private readonly faults: FaultPoints = noFaults,
  ) {}

  /** `head` must be the node's and journalled, and no block may be made meanwhile. */
  async write(node: NodeClient, head: ChainHead): Promise<void> {
    const state = Buffer.from((await node.call<string>('anvil_dumpState')).slice(2), 'hex');
    const { number, hash, time } = head;
    const header: DumpHeader = { chainId: this.chainId, number, hash, time, sha256: sha256(state) };
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const path = join(this.folder, `block-${String(number).padStart(12, '0')}.dump`);
    const file = await open(`${path}.new`, 'w', 0o600);
    try {
      await file.write(`${JSON.stringify(header)}\n`);
      await file.write(state.subarray(0, state.length / 2));
      await this.faults.reach('during-dump');
      await file.write(state.subarray(state.length / 2));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(`${path}.new`, path);
    await syncFolder(this.folder);
    await this.removeOld();
  }

  /** Newest first. */
  async files(): Promise<string[]> {
    const names = await readdir(this.folder).catch(() => []);
    return names
      .filter((name) => NAME.test(name))
      .sort()
      .reverse();
  }

  async read(name: string): Promise<StateDump> {
    const content = await readFile(join(this.folder, name)).catch((error: Error) => {
      throw new DumpUnreadable(name, error.message);
    });
    const end = content.indexOf('\n');
    const state = content.subarray(end + 1);
    const { chainId, number, hash, time, sha256: expected } = parseHeader(name, content.subarray(0, Math.max(0, end)));
    if (chainId !== this.chainId) throw new DumpUnreadable(name, `it holds the chain ${chainId}`);
    if (sha256(state) !== expected) throw new DumpUnreadable(name, 'its checksum is wrong');
    return { head: { number, hash, time }, state: `0x${state.toString('hex')}` };
  }

  private async removeOld(): Promise<void> {
    const kept = (await this.files()).slice(0, GENERATIONS);
    for (const name of await readdir(this.folder)) {
      if (!kept.includes(name)) await rm(join(this.folder, name), { force: true });
    }
  }
}

function parseHeader(name: string, line: Buffer): DumpHeader {
  try {
    return JSON.parse(line.toString()) as DumpHeader;
  } catch {
    throw new DumpUnreadable(name, 'its first line is torn');
  }
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
