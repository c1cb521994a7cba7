import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { problem } from './problem.js';
import { SECURITY_HEADERS } from './security-headers.js';

const PROBLEM_JSON = 'application/problem+json; charset=utf-8';

const STATUS_OF_PARSE_ERROR: Readonly<Record<string, readonly [number, string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout'],
};

/** Fastify's options for what never reaches a route, and so not the filter either: it is refused in the same form as everything else. */
export const unreadableRequests = {
  /** An address that cannot be decoded, or a part of it that is too long. */
  frameworkErrors(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
    const status = error.statusCode ?? 400;
    const body = problem(status, 'request-refused', error.message, { instance: String(request.id) });
    void reply.status(status).headers(SECURITY_HEADERS).header('content-type', PROBLEM_JSON).send(JSON.stringify(body));
  },

  /** What is no HTTP, has too large a head, or came too slowly. */
  clientErrorHandler(error: Error & { readonly code?: string }, socket: Socket): void {
    if (error.code === 'ECONNRESET' || socket.destroyed) return;
    const [status, reason] = STATUS_OF_PARSE_ERROR[error.code ?? ''] ?? [400, 'Bad Request'];
    const detail = `The request cannot be read as HTTP: ${reason}.`;
    const body = JSON.stringify(problem(status, 'request-refused', detail, { instance: crypto.randomUUID() }));
    const head = [
      `HTTP/1.1 ${status} ${reason}`,
      `content-type: ${PROBLEM_JSON}`,
      `content-length: ${Buffer.byteLength(body)}`,
      'connection: close',
      ...Object.entries(SECURITY_HEADERS).map(([name, value]) => `${name}: ${value}`),
    ];
    if (socket.writable) socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
    socket.destroy(error);
  },
};

/** What asks for more than HTTP promises before it sends its body (RFC 9110, 10.1.1): Node would refuse it without a word. */
export function refuseExpectations(server: Server): void {
  server.on('checkExpectation', (_request: IncomingMessage, response: ServerResponse) => {
    const detail = 'Of what a request may expect, this service knows "100-continue" alone.';
    const body = problem(417, 'request-refused', detail, { instance: crypto.randomUUID() });
    response.writeHead(417, { 'content-type': PROBLEM_JSON, connection: 'close' }).end(JSON.stringify(body));
  });
}
