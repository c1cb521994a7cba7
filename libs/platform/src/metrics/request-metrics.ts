import type { FastifyInstance } from 'fastify';
import { type AnsweredRequest, followRequests, requestLines } from '../logging/request-log.js';
import type { ProcessMetrics } from './process-metrics.js';

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
/** Others come from outside, and anybody may make them up. */
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** Every request has its context, a line, and its place in the metrics. */
export function seeRequests(fastify: FastifyInstance, metrics: ProcessMetrics): void {
  requestsAtWork(fastify, metrics);
  followRequests(fastify, [requestLines(), requestMetrics(metrics)]);
}

/** Counts requests by the pattern of their route, which is one of those that there are, or `none`. */
function requestMetrics(metrics: ProcessMetrics): (request: AnsweredRequest) => void {
  const seconds = metrics.histogram(
    {
      name: 'tallystick_http_request_seconds',
      help: 'From a request’s head to the end of its answer, by route and class of status.',
      labels: ['method', 'route', 'status'],
    },
    SECONDS,
  );
  return ({ method, route, status, ms }) =>
    seconds.observe(
      { method: METHODS.includes(method) ? method : 'other', route, status: `${Math.floor(status / 100)}xx` },
      ms / 1000,
    );
}

/** Of a process that does one thing at a time, such as the verifier, this is its queue. */
function requestsAtWork(fastify: FastifyInstance, metrics: ProcessMetrics): void {
  let open = 0;
  fastify.addHook('onRequest', (_request, reply, done) => {
    // Also of a caller who went before the answer.
    reply.raw.once('close', () => (open -= 1));
    open += 1;
    done();
  });
  metrics.reading('tallystick_http_requests_at_work', 'Requests that came and are not answered.', () => open);
}
