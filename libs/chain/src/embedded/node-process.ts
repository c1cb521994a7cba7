import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { anvilBinary } from './anvil-binary.js';
import type { ChainFolder } from './chain-folder.js';
import type { ChainIdentity } from './chain-identity.js';
import { NodeDidNotStart } from './errors.js';
import { recordNode } from './leftover-node.js';
import { NodeClient } from './node-client.js';
import { NODE_GUARD } from './node-guard.js';
import { genesisOf, nodeOptions } from './node-options.js';

const START_TIMEOUT_MS = 30_000;
const POLL_MS = 15;
/** A free port may be taken by somebody else before anvil binds it. */
const ATTEMPTS = 5;
/** What anvil says before it ends is short; the rest would only fill memory. */
const MAX_COMPLAINT_CHARS = 4_000;

/** A running anvil that holds the genesis block only, until it is loaded or replayed. */
export interface RunningNode {
  readonly client: NodeClient;
  readonly pid: number;
  /** Settles when anvil has ended, whoever ended it. */
  readonly ended: Promise<void>;
  kill(): Promise<void>;
}

export async function startNode(folder: ChainFolder, identity: ChainIdentity): Promise<RunningNode> {
  await mkdir(folder.path, { recursive: true, mode: 0o700 });
  await writeFile(folder.genesis, JSON.stringify(genesisOf(identity)), { mode: 0o600 });
  const options = nodeOptions(identity, folder);
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const child = spawnGuarded([...options, '--port', String(port)]);
    try {
      return await firstAnswer(child, port, identity.chainId, folder);
    } catch (error) {
      await child.kill();
      if (attempt === ATTEMPTS) throw error;
    }
  }
}

interface GuardedChild {
  readonly pid: Promise<number>;
  readonly ended: Promise<void>;
  complaint(): string;
  hasEnded(): boolean;
  kill(): Promise<void>;
}

/** In a process group of its own: Ctrl-C at the terminal reaches only us, and we stop it after the last dump. */
function spawnGuarded(args: readonly string[]): GuardedChild {
  const guard: ChildProcess = spawn(process.execPath, ['-e', NODE_GUARD, anvilBinary(), ...args], {
    detached: true,
    windowsHide: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let complaint = '';
  let over = false;
  guard.stderr?.on('data', (chunk: Buffer) => (complaint = (complaint + chunk.toString()).slice(-MAX_COMPLAINT_CHARS)));
  guard.stdin?.on('error', () => undefined);
  const ended = new Promise<void>((resolve) => {
    for (const event of ['exit', 'error'] as const) {
      guard.once(event, () => {
        over = true;
        resolve();
      });
    }
  });
  const lines = guard.stdout ? createInterface(guard.stdout) : undefined;
  const pid = new Promise<number>((resolve) => lines?.once('line', (line) => resolve(Number(line))));
  const kill = async () => {
    guard.stdin?.destroy();
    await ended;
  };
  return { pid, ended, complaint: () => complaint.trim(), hasEnded: () => over, kill };
}

async function firstAnswer(
  child: GuardedChild,
  port: number,
  chainId: string,
  folder: ChainFolder,
): Promise<RunningNode> {
  const client = new NodeClient(port);
  const pid = await Promise.race([child.pid, child.ended]);
  if (pid !== undefined) await recordNode(folder, { pid, port });
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!child.hasEnded() && Date.now() < deadline) {
    const found = await client.call<string>('eth_chainId').catch(() => undefined);
    if (found !== undefined && BigInt(found) === BigInt(chainId) && pid !== undefined) {
      const kill = async () => {
        await child.kill();
        client.close();
        await rm(folder.cache, { recursive: true, force: true });
        await rm(folder.node, { force: true });
      };
      return { client, pid, ended: child.ended, kill };
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  client.close();
  throw new NodeDidNotStart(child.complaint() || `no answer on port ${port} within ${START_TIMEOUT_MS} ms`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no free port')),
      );
    });
  });
}
