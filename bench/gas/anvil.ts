import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { JsonRpcProvider } from 'ethers';
import { anvilBinary } from '../../libs/chain/src/embedded/anvil-binary.js';
import { freePort } from '../free-port.js';

export interface Anvil {
  readonly provider: JsonRpcProvider;
  readonly url: string;
  stop(): Promise<void>;
}

/** Asked without ethers, which prints on stdout while a node is still starting. */
async function answers(url: string, process: ChildProcess): Promise<void> {
  const question = { jsonrpc: '2.0', id: 1, method: 'eth_chainId', params: [] };
  const request = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(question) };
  for (let attempt = 0; attempt < 200; attempt++) {
    if (process.exitCode !== null) throw new Error(`anvil ended with code ${process.exitCode}`);
    try {
      await fetch(url, request);
      return;
    } catch {
      await sleep(50);
    }
  }
  throw new Error('anvil did not answer within 10 s');
}

/** A node of its own with Osaka's rules, one block per transaction. */
export async function startAnvil(): Promise<Anvil> {
  const port = await freePort();
  const process = spawn(anvilBinary(), ['--hardfork', 'osaka', '--port', String(port), '--silent'], {
    stdio: 'ignore',
  });
  const url = `http://127.0.0.1:${port}`;
  await answers(url, process);
  // ethers keeps answers for 250 ms otherwise, which is longer than a block here.
  const provider = new JsonRpcProvider(url, undefined, { cacheTimeout: -1, batchMaxCount: 1 });
  return {
    provider,
    url,
    async stop() {
      provider.destroy();
      process.kill();
      await once(process, 'exit');
    },
  };
}
