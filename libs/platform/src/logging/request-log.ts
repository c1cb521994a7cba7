import { Logger } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Principal } from '../auth/principal.js';
import { beginSpan, type OpenSpan } from '../tracing/tracing.js';
import { TRACE_PARENT_HEADER, traceParentIn } from '../tracing/trace-parent.js';
import { inRequest, REQUEST_ID_HEADER, type RequestContext } from './request-context.js';

/** One request, when it has been answered. The route is its pattern: an address may hold identifiers, and a query anything. */
export interface AnsweredRequest {
  readonly id: string;
  readonly method: string;
  /** `none` when no route was found. */
  readonly route: string;
  readonly status: number;
  readonly ms: number;
  readonly party: string | undefined;
  readonly credential: string | undefined;
}

/** Gives every request its context and its id back, and tells of each when it is answered. */
export function followRequests(fastify: FastifyInstance, told: readonly ((request: AnsweredRequest) => void)[]): void {
  const contexts = new WeakMap<FastifyRequest, RequestContext>();
  const spans = new WeakMap<FastifyRequest, OpenSpan>();
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header(REQUEST_ID_HEADER, request.id);
    const span = spanOf(request);
    const context: RequestContext = { requestId: request.id, ...(span && { traceParent: span.traceParent }) };
    contexts.set(request, context);
    if (span) spans.set(request, span);
    inRequest(context, done);
  });
  // Reading a body leaves the context: its bytes come by events of the connection.
  fastify.addHook('preValidation', (request, _reply, done) =>
    inRequest(contexts.get(request) ?? { requestId: request.id }, done),
  );
  fastify.addHook('onResponse', (request, reply, done) => {
    const answered = answeredRequest(request, reply);
    for (const tell of told) tell(answered);
    endSpan(spans.get(request), answered);
    done();
  });
}

/** Undefined when nobody asked for spans, and of the probes, which come every few seconds. */
function spanOf(request: FastifyRequest): OpenSpan | undefined {
  const { method, headers, routeOptions } = request;
  if (routeOptions.url?.startsWith('/health/')) return undefined;
  return beginSpan({ name: method, kind: 'server', parent: traceParentIn(headers[TRACE_PARENT_HEADER]) });
}

function endSpan(span: OpenSpan | undefined, { id, method, route, status, party }: AnsweredRequest): void {
  span?.rename(`${method} ${route}`);
  span?.set({
    ...{ 'http.request.method': method, 'http.route': route, 'http.response.status_code': status, 'request.id': id },
    ...(party === undefined ? {} : { party }),
  });
  span?.end(status >= 500 ? String(status) : undefined);
}

function answeredRequest(request: FastifyRequest & { principal?: Principal }, reply: FastifyReply): AnsweredRequest {
  return {
    id: request.id,
    method: request.method,
    route: request.routeOptions.url ?? 'none',
    status: reply.statusCode,
    ms: Math.round(reply.elapsedTime * 10) / 10,
    party: request.principal?.party,
    credential: request.principal?.clientId,
  };
}

/** One line a request; a probe that finds all well is told only to who asks for it. */
export function requestLines(): (request: AnsweredRequest) => void {
  const log = new Logger('request');
  return (request) => {
    const isProbe = request.route.startsWith('/health/') && request.status < 400;
    const { id, ...said } = request;
    const line = `${said.method} ${said.route} ${said.status}`;
    if (isProbe) log.debug(line, { requestId: id, ...said });
    else log.log(line, { requestId: id, ...said });
  };
}
