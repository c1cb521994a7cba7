import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { type Exchange, isToldWhole } from './exchange.js';

export type Heard = (exchange: Exchange) => void;

const chunkOf = (chunk: unknown, encoding: unknown): Buffer | undefined => {
  if (typeof chunk === 'string')
    return Buffer.from(chunk, encoding === 'latin1' || encoding === 'base64' ? encoding : 'utf8');
  return chunk instanceof Uint8Array ? Buffer.from(chunk) : undefined;
};

/** Tells of every answer of a server in this process, whoever gets it; to be called before the server has routes of its own to go by. */
export function hearServer(server: Server, heard: Heard): void {
  server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    const asked: Buffer[] = [];
    const answered: Buffer[] = [];
    const emit = request.emit.bind(request);
    request.emit = (event: string | symbol, ...values: unknown[]) => {
      const chunk = event === 'data' ? chunkOf(values[0], undefined) : undefined;
      if (chunk) asked.push(chunk);
      return emit(event, ...(values as [unknown]));
    };
    let written: string | undefined;
    const writeHead = response.writeHead.bind(response) as (...values: unknown[]) => ServerResponse;
    response.writeHead = (...values: unknown[]) => {
      written = typeIn(values.find((value) => typeof value === 'object' && value !== null));
      return writeHead(...values);
    };
    const typeOf = () => written ?? typeSet(response);
    const keep = (chunk: unknown, encoding: unknown) => {
      const bytes = isToldWhole(typeOf()) ? chunkOf(chunk, encoding) : undefined;
      if (bytes) answered.push(bytes);
    };
    const write = response.write.bind(response) as (...values: unknown[]) => boolean;
    const end = response.end.bind(response) as (...values: unknown[]) => ServerResponse;
    response.write = ((...values: unknown[]) => {
      keep(values[0], values[1]);
      return write(...values);
    }) as typeof response.write;
    response.end = ((...values: unknown[]) => {
      keep(values[0], values[1]);
      return end(...values);
    }) as typeof response.end;
    response.once('close', () => {
      if (!response.headersSent) return;
      const contentType = typeOf();
      const isWhole = response.writableFinished && isToldWhole(contentType);
      heard({
        ...{ method: request.method ?? '', path: request.url ?? '', status: response.statusCode, contentType },
        requestType: request.headers['content-type'],
        requestBody: asked.length > 0 ? Buffer.concat(asked).toString('utf8') : undefined,
        body: isWhole ? Buffer.concat(answered).toString('utf8') : undefined,
      });
    });
  });
}

/** In what a head is written with, which the response itself does not always know. */
function typeIn(headers: unknown): string | undefined {
  const [, type] = Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === 'content-type') ?? [];
  return typeof type === 'string' ? type : undefined;
}

const typeSet = (response: ServerResponse) => {
  const type = response.getHeader('content-type');
  return typeof type === 'string' ? type : undefined;
};

/**
 * Tells of every answer that this process is given by `fetch` from an address on. What is not read by then is waited for by `settled`;
 * `deafen` ends it.
 */
export function hearFetch(baseUrl: string, heard: Heard): { settled: () => Promise<void>; deafen: () => void } {
  const before = globalThis.fetch;
  const reading = new Set<Promise<void>>();
  let isHearing = true;
  const hear = async (method: string, path: string, response: Response) => {
    const contentType = response.headers.get('content-type') ?? undefined;
    const told = { method, path, status: response.status, contentType };
    // Cut off, by whoever asked or by a server that was killed: there is nothing whole to hold to anything.
    const body = isToldWhole(contentType) ? await response.text().catch(() => undefined) : undefined;
    heard({ ...told, body });
  };
  const hearing: typeof fetch = async (input, init) => {
    const response = await before(input, init);
    const url = input instanceof Request ? input.url : String(input);
    if (!isHearing || !url.startsWith(`${baseUrl}/`)) return response;
    const method = (init?.method ?? (input instanceof Request ? input.method : 'GET')).toUpperCase();
    const read = hear(method, url.slice(baseUrl.length), response.clone());
    reading.add(read);
    void read.finally(() => reading.delete(read));
    return response;
  };
  globalThis.fetch = hearing;
  return {
    settled: async () => void (await Promise.all(reading)),
    deafen: () => {
      isHearing = false;
      if (globalThis.fetch === hearing) globalThis.fetch = before;
    },
  };
}
