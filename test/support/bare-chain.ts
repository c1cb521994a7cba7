import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { chainFolder } from '../../libs/chain/src/embedded/chain-folder.js';
import { freePort } from '../../libs/chain/src/embedded/free-port.js';
import { spawnGuardedAnvil } from '../../libs/chain/src/embedded/guarded-anvil.js';
import { NodeClient } from '../../libs/chain/src/embedded/node-client.js';
import { genesisOf, nodeOptions } from '../../libs/chain/src/embedded/node-options.js';
import { temporaryFolder } from './temporary-folder.js';

export interface BareChain {
  readonly rpcUrl: string;
  readonly chainId: string;
  readonly dataDir?: string;
  stop(): Promise<void>;
}

const START_TIMEOUT_MS = 30_000;
const ATTEMPTS_MAX = 5;
const PORT_TAKEN = /address already in use/i;

/** An anvil with the product's rules (Osaka, free gas) but blocks at once and every cheat allowed. */
export async function startBareChain(fundedAccounts: readonly string[]): Promise<BareChain> {
  const temporary = await temporaryFolder();
  const folder = chainFolder(temporary.path);
  const chainId = String(randomBytes(6).readUIntBE(0, 6) + 2 ** 32);
  const identity = { chainId, genesisTime: Math.floor(Date.now() / 1000), fundedAccounts };
  await writeFile(folder.genesis, JSON.stringify(genesisOf(identity)));
  const options = nodeOptions(identity, folder).filter((option) => option !== '--no-mining');
  for (let attempt = 1; ; attempt += 1) {
    const node = await startAnvil(options, chainId);
    if (node.complaint === undefined) {
      const stop = async () => {
        await node.stop();
        await temporary.remove();
      };
      return { rpcUrl: `http://127.0.0.1:${node.port}`, chainId, stop };
    }
    await node.stop();
    // Another test may have taken the port between the asking and the listening.
    if (attempt < ATTEMPTS_MAX && PORT_TAKEN.test(node.complaint)) continue;
    await temporary.remove();
    throw new Error(`anvil did not start: ${node.complaint}`);
  }
}

interface StartedAnvil {
  readonly port: number;
  /** Undefined when it answers. */
  readonly complaint: string | undefined;
  stop(): Promise<void>;
}

async function startAnvil(options: readonly string[], chainId: string): Promise<StartedAnvil> {
  const port = await freePort();
  const anvil = spawnGuardedAnvil([...options, '--port', String(port)]);
  const client = new NodeClient(port);
  const stop = async () => {
    client.close();
    await anvil.kill();
  };
  const deadline = Date.now() + START_TIMEOUT_MS;
  // Whoever has taken the port may be a node as well, and would answer.
  const isOurs = async () => BigInt(await client.call<string>('eth_chainId').catch(() => '0')) === BigInt(chainId);
  while (!(await isOurs())) {
    if (anvil.hasEnded() || Date.now() > deadline) return { port, complaint: anvil.complaint(), stop };
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return { port, complaint: undefined, stop };
}
