import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { NODE_GUARD } from '../../libs/chain/src/embedded/node-guard.js';
import { freePort } from './platform.js';

const ROOT = resolve(import.meta.dirname, '../..');
const CLI = resolve(ROOT, 'node_modules/hardhat/dist/src/cli.js');
const CONFIG = resolve(import.meta.dirname, 'hardhat-node.config.ts');
const START_TIMEOUT_MS = 60_000;

/** An EVM node that is not anvil: Hardhat's own. It makes a block for each transaction and takes fees. */
export class HardhatNode {
  private constructor(
    private readonly guard: ChildProcess,
    readonly url: string,
    readonly chainId: string,
  ) {}

  static async start(): Promise<HardhatNode> {
    const port = await freePort();
    const chainId = String(randomBytes(4).readUInt32BE() + 2 ** 32);
    const args = ['node', '--config', CONFIG, '--hostname', '127.0.0.1', '--port', String(port), '--chain-id', chainId];
    // The guard ends it when the test's process ends, however that comes.
    const guard = spawn(process.execPath, ['-e', NODE_GUARD, process.execPath, CLI, ...args], {
      cwd: ROOT,
      stdio: ['pipe', 'ignore', 'pipe'],
    });
    const node = new HardhatNode(guard, `http://127.0.0.1:${port}`, chainId);
    await node.untilItAnswers();
    return node;
  }

  /** The one thing here that only a node for development does: somewhere else the operator is sent coins. */
  async fund(account: string): Promise<void> {
    await this.call('hardhat_setBalance', [account, `0x${(10n ** 21n).toString(16)}`]);
  }

  async call<T>(method: string, params: readonly unknown[] = []): Promise<T> {
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params });
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(this.url, { method: 'POST', headers, body });
    const { result, error } = (await response.json()) as { result: T; error?: { message: string } };
    if (error) throw new Error(`${method}: ${error.message}`);
    return result;
  }

  async stop(): Promise<void> {
    this.guard.stdin?.destroy();
    if (this.guard.exitCode === null) await new Promise((ended) => this.guard.once('exit', ended));
  }

  private async untilItAnswers(): Promise<void> {
    let complaint = '';
    this.guard.stderr?.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
    const deadline = Date.now() + START_TIMEOUT_MS;
    while ((await this.call('eth_chainId').catch(() => undefined)) === undefined) {
      if (this.guard.exitCode !== null || Date.now() > deadline) {
        await this.stop();
        throw new Error(`hardhat node did not start: ${complaint}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
