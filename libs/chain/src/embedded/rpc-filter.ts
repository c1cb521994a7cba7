import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AnswerGate } from './answer-gate.js';
import { admit, idOf, type RpcRequest } from './rpc-methods.js';

/** A deployment or a full relay batch is some 100 kB; this is room for forty of them. */
const MAX_BODY_BYTES = 4 * 1024 * 1024;
const MAX_BATCH = 1_000;
/** Whoever reaches us under another name was led here by a web page (DNS rebinding). */
const OWN_HOSTS = /^(127\.0\.0\.1|localhost|\[::1\])(:[0-9]+)?$/;

interface RpcAnswer {
  readonly id: unknown;
  readonly error?: unknown;
}

export interface RpcFilterOptions {
  readonly gate: AnswerGate;
  /** Pages of these origins may ask; those of any other may not, though they reach this machine through its browser. */
  readonly origins: readonly string[];
  /** Passes a JSON-RPC body to the node of the moment. */
  readonly forward: (body: string) => Promise<Buffer>;
  /** Called when the node may have taken a transaction. */
  readonly onTransactionSent: () => void;
}

class RequestRefused extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/**
 * The chain's only public door: JSON-RPC over HTTP on loopback, for what a public node would answer.
 *
 * A transaction sent twice is answered by the node with `transaction already imported` (it waits) or `nonce too low` (it is in a block):
 * these pass unchanged, and a sender takes them for success after it has looked the transaction up by hash.
 */
export class RpcFilter {
  private readonly server: Server;

  constructor(private readonly options: RpcFilterOptions) {
    // Longer than clients keep an idle connection, so that it is they who close it and no request is lost on a closing one.
    this.server = createServer(
      { keepAliveTimeout: 65_000 },
      (request, response) => void this.answer(request, response),
    );
  }

  /** @param port 0 for any free one; @returns the address to reach the chain at */
  async listen(port: number): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, '127.0.0.1', resolve);
    });
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeAllConnections();
    await closed;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      this.admitPage(request, response);
      if (request.method === 'OPTIONS' && request.headers.origin !== undefined) {
        response.writeHead(204).end();
        return;
      }
      const body = await readJson(request);
      const generation = await this.options.gate.enter();
      const answers = await this.answersTo(Array.isArray(body) ? body : [body]);
      await this.options.gate.leave(generation);
      reply(response, 200, Array.isArray(body) ? answers : answers[0]);
    } catch (error) {
      // A closed chain is no answer: clients treat HTTP 503 as a node that cannot be reached and ask again.
      const status = error instanceof RequestRefused ? error.status : 503;
      const message = error instanceof Error ? error.message : String(error);
      const code = status === 503 ? -32000 : -32600;
      reply(response, status, { jsonrpc: '2.0', id: null, error: { code, message } });
    }
  }

  /** Fetch, 3.2 (CORS). A page that is not named gets no such header, so that its browser neither sends its JSON nor shows it an answer. */
  private admitPage({ headers: { origin } }: IncomingMessage, response: ServerResponse): void {
    response.setHeader('vary', 'Origin');
    if (origin === undefined) return;
    if (!this.options.origins.includes(origin)) throw new RequestRefused(403, 'pages of this origin may not ask');
    response.setHeader('access-control-allow-origin', origin);
    response.setHeader('access-control-allow-methods', 'POST');
    response.setHeader('access-control-allow-headers', 'content-type');
  }

  private async answersTo(bodies: readonly unknown[]): Promise<object[]> {
    const admitted = bodies.map(admit);
    const passed = admitted.flatMap((request, index) => ('method' in request ? [{ ...request, id: index }] : []));
    const byIndex = await this.ask(passed);
    return admitted.map((request, index) => {
      const refused = { jsonrpc: '2.0', error: request };
      return { ...('method' in request ? (byIndex.get(index) ?? NO_ANSWER) : refused), id: idOf(bodies[index]) };
    });
  }

  /** Requests carry their place in the body as id, so that a caller who uses an id twice gets both answers. */
  private async ask(requests: readonly RpcRequest[]): Promise<Map<number, object>> {
    if (requests.length === 0) return new Map();
    const text = await this.options.forward(JSON.stringify(requests));
    if (requests.some(({ method }) => method === 'eth_sendRawTransaction')) this.options.onTransactionSent();
    const answers = JSON.parse(text.toString()) as RpcAnswer[];
    return new Map(answers.map((answer) => [Number(answer.id), answer]));
  }
}

const NO_ANSWER = { jsonrpc: '2.0', error: { code: -32603, message: 'the node gave no answer' } };

async function readJson(request: IncomingMessage): Promise<unknown> {
  if (!OWN_HOSTS.test(request.headers.host ?? ''))
    throw new RequestRefused(403, 'reach the chain by its address on loopback');
  if (request.method !== 'POST') throw new RequestRefused(405, 'send JSON-RPC by POST');
  // A web page can post `text/plain` to any address without asking; it cannot post JSON.
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    throw new RequestRefused(415, 'send JSON-RPC as application/json');
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) throw new RequestRefused(413, `a request has at most ${MAX_BODY_BYTES} bytes`);
    chunks.push(chunk);
  }
  const body = parse(Buffer.concat(chunks).toString());
  if (Array.isArray(body) && (body.length === 0 || body.length > MAX_BATCH)) {
    throw new RequestRefused(400, `a batch has 1 to ${MAX_BATCH} requests`);
  }
  return body;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new RequestRefused(400, 'the body is not JSON');
  }
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  if (response.destroyed || response.headersSent) return;
  const bytes = Buffer.from(JSON.stringify(body));
  // A refused body may not have been read to its end, so the connection is of no further use.
  response.shouldKeepAlive = status === 200;
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': bytes.length });
  response.end(bytes);
}
