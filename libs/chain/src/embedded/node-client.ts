import { Agent, request } from 'node:http';
import { NodeCallFailed } from './errors.js';

/** Far above any honest answer, dumps of a large state included: a node that is silent this long has hung. */
const ANSWER_TIMEOUT_MS = 300_000;

interface RpcAnswer {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

export interface NodeCall {
  readonly method: string;
  readonly params: readonly unknown[];
}

/** JSON-RPC to the node itself, behind the filter. Kept free of ethers: no caching, no retrying, no reordering. */
export class NodeClient {
  private readonly agent = new Agent({ keepAlive: true });

  constructor(readonly port: number) {}

  /** The result is taken as `T` on trust: it comes from the node that we started. */
  async call<T>(method: string, ...params: readonly unknown[]): Promise<T> {
    const [result] = await this.batch<T>([{ method, params }]);
    return result as T;
  }

  async batch<T>(calls: readonly NodeCall[]): Promise<T[]> {
    if (calls.length === 0) return [];
    const bodies = calls.map(({ method, params }, id) => ({ jsonrpc: '2.0', id, method, params }));
    const method = calls[0]?.method ?? '';
    const text = await this.send(JSON.stringify(bodies)).catch((error: unknown) => {
      throw new NodeCallFailed(method, error instanceof Error ? error.message : String(error));
    });
    const answers = JSON.parse(text.toString()) as RpcAnswer[];
    const results = new Array<T>(calls.length);
    for (const { id, result, error } of answers) {
      if (error) throw new NodeCallFailed(calls[id]?.method ?? method, error.message);
      results[id] = result as T;
    }
    return results;
  }

  /** Sends a JSON-RPC body as it is. */
  send(body: string): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
      const call = request(
        { host: '127.0.0.1', port: this.port, method: 'POST', agent: this.agent, headers, timeout: ANSWER_TIMEOUT_MS },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.once('error', reject);
          response.once('end', () => {
            if (response.complete && response.statusCode === 200) resolve(Buffer.concat(chunks));
            else reject(new Error(`the node answered HTTP ${response.statusCode}`));
          });
        },
      );
      call.once('timeout', () => call.destroy(new Error(`no answer within ${ANSWER_TIMEOUT_MS} ms`)));
      call.once('error', reject);
      call.end(body);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}
