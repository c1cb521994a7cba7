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

/** An anvil with the product's rules (Osaka, free gas) but blocks at once and every cheat allowed. */
export async function startBareChain(fundedAccounts: readonly string[]): Promise<BareChain> {
  const temporary = await temporaryFolder();
  const folder = chainFolder(temporary.path);
  const chainId = String(randomBytes(6).readUIntBE(0, 6) + 2 ** 32);
  const identity = { chainId, genesisTime: Math.floor(Date.now() / 1000), fundedAccounts };
  await writeFile(folder.genesis, JSON.stringify(genesisOf(identity)));
  const port = await freePort();
  const options = nodeOptions(identity, folder).filter((option) => option !== '--no-mining');
  const anvil = spawnGuardedAnvil([...options, '--port', String(port)]);
  const client = new NodeClient(port);
  const stop = async () => {
    client.close();
    await anvil.kill();
    await temporary.remove();
  };
  const deadline = Date.now() + START_TIMEOUT_MS;
  while ((await client.call('eth_chainId').catch(() => undefined)) === undefined) {
    if (anvil.hasEnded() || Date.now() > deadline) {
      await stop();
      throw new Error(`anvil did not start: ${anvil.complaint()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return { rpcUrl: `http://127.0.0.1:${port}`, chainId, stop };
}
