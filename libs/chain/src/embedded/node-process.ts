import { mkdir, rm, writeFile } from 'node:fs/promises';
import type { ChainFolder } from './chain-folder.js';
import type { ChainIdentity } from './chain-identity.js';
import { NodeDidNotStart } from './errors.js';
import { type GuardedAnvil, spawnGuardedAnvil } from './guarded-anvil.js';
import { recordNode } from './leftover-node.js';
import { NodeClient } from './node-client.js';
import { freePort } from './free-port.js';
import { genesisOf, nodeOptions } from './node-options.js';

const START_TIMEOUT_MS = 30_000;
const POLL_MS = 15;
/** A free port may be taken by somebody else before anvil binds it. */
const ATTEMPTS = 5;

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
    const child = spawnGuardedAnvil([...options, '--port', String(port)]);
    try {
      return await firstAnswer(child, port, identity.chainId, folder);
    } catch (error) {
      await child.kill();
      if (attempt === ATTEMPTS) throw error;
    }
  }
}

async function firstAnswer(
  child: GuardedAnvil,
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
