import type { FastifyInstance } from 'fastify';
import { networkOf } from '../http/network-of.js';
import { problem } from '../http/problem.js';
import { RateLimited, rateLimitHeaders, type RateLimits } from './rate-limits.js';

/**
 * Counts for its address what `RateLimitGuard` never sees: a route that is not there, and those named here. Before any route is made, since a hook is
 * for the routes that come after it.
 * @param paths of routes that Fastify alone knows
 */
export function limitUnguarded(fastify: FastifyInstance, limits: RateLimits, paths: readonly string[]): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    if (!request.is404 && !paths.includes(request.routeOptions.url ?? '')) {
      done();
      return;
    }
    const counted = limits.take('address', networkOf(request.ip));
    void reply.headers(rateLimitHeaders(counted));
    if (counted.isAllowed) {
      done();
      return;
    }
    const { code, message, details } = new RateLimited(counted);
    void reply
      .status(429)
      .header('retry-after', String(counted.retryAfterSeconds))
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send(JSON.stringify(problem(429, code, message, { details, instance: String(request.id) })));
  });
}
