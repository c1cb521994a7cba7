import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Weak comparison, as `If-None-Match` has it (RFC 9110, 13.1.2). */
export function namesTag(ifNoneMatch: string, tag: string): boolean {
  if (ifNoneMatch.trim() === '*') return true;
  return ifNoneMatch.split(',').some((one) => one.trim().replace(/^W\//, '') === tag);
}

/** Strong: the same tag is the same bytes. Before them the state that they tell of, where a route names it; see `AnswersState`. */
function tagOf(bytes: string | Buffer, state: unknown): string {
  const hash = createHash('sha256').update(bytes).digest('base64url');
  return typeof state === 'string' ? `${state.slice(0, -1)}.${hash}"` : `"${hash}"`;
}

/**
 * What was read is kept by whoever read it and by nobody between, and asked for anew each time: whoever has it already is told so (304) without
 * it. The right to it was looked at before, as at any time, and an answer that says nothing of being kept is kept nowhere: a refusal least of all.
 */
function conditional(request: FastifyRequest, reply: FastifyReply, payload: unknown): unknown {
  if (reply.hasHeader('cache-control')) return payload;
  const isWhole = typeof payload === 'string' || Buffer.isBuffer(payload);
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (!isRead || reply.statusCode !== 200 || !isWhole) {
    void reply.header('cache-control', 'no-store');
    return payload;
  }
  const tag = tagOf(payload, reply.getHeader('etag'));
  void reply
    .header('etag', tag)
    .header('cache-control', 'private, no-cache')
    .header('vary', 'Authorization, Cookie, Accept');
  const known = request.headers['if-none-match'];
  if (known === undefined || !namesTag(known, tag)) return payload;
  void reply.code(304).removeHeader('content-type').removeHeader('content-length');
  return null;
}

/** For every route of the server, those that come later among them. */
export function answerConditionally(server: Pick<FastifyInstance, 'addHook'>): void {
  server.addHook('onSend', (request, reply, payload, done) => done(null, conditional(request, reply, payload)));
}
