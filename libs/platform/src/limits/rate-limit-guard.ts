import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AccessTokenGuard, type AuthenticatedRequest } from '../auth/access-token-guard.js';
import { networkOf } from '../http/network-of.js';
import { RateLimited, rateLimitHeaders, RateLimits } from './rate-limits.js';

/**
 * The door of every route: who comes in is said by `AccessTokenGuard`, how often by this. A request with a token that stands counts for its
 * credential, whatever address it comes from; any other, refused or public, for its address.
 */
@Injectable()
export class RateLimitGuard implements CanActivate {
  constructor(
    private readonly access: AccessTokenGuard,
    private readonly limits: RateLimits,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<AuthenticatedRequest>();
    const [entered] = await Promise.allSettled([this.access.canActivate(context)]);
    const { principal } = request;
    const counted = principal
      ? this.limits.take('credential', principal.clientId)
      : this.limits.take('address', networkOf(request.ip));
    void http.getResponse<FastifyReply>().headers(rateLimitHeaders(counted));
    if (!counted.isAllowed) throw new RateLimited(counted);
    if (entered.status === 'rejected') throw entered.reason;
    return entered.value;
  }
}
