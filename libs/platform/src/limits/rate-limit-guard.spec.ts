import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Controller, Get, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { MovingClock } from '../../../../test/support/moving-clock.js';
import { AccessTokenGuard, AccessTokens, Public, RequireScope } from '../auth/access-token-guard.js';
import type { Principal } from '../auth/principal.js';
import { trustProxy } from '../config/trusted-proxies.js';
import { ProblemFilter } from '../http/problem-filter.js';
import { limitUnguarded } from './limit-unguarded.js';
import { RateLimitGuard } from './rate-limit-guard.js';
import { RateLimits } from './rate-limits.js';

const LIMITS = { credential: { perSecond: 1, burst: 3 }, address: { perSecond: 1, burst: 2 }, sendersMax: 100 };

/** A token is `token-of-` and the client id, of a credential that may read. */
class Tokens extends AccessTokens {
  principalOf(token: string): Promise<Principal | undefined> {
    const clientId = /^token-of-(client-[a-z0-9-]+)$/.exec(token)?.[1];
    const tokenExpiresAt = new Date(Date.now() + 3_600_000);
    return Promise.resolve(
      clientId ? { clientId, party: '1', scopes: ['read'], isOperator: false, tokenExpiresAt } : undefined,
    );
  }
}

@Controller()
class Routes {
  @Get('open')
  @Public()
  open(): string {
    return 'open';
  }

  @Get('own')
  @RequireScope('read')
  own(): string {
    return 'own';
  }

  @Get('administered')
  @RequireScope('administer')
  administered(): string {
    return 'administered';
  }
}

const clock = new MovingClock();

@Module({
  controllers: [Routes],
  providers: [
    { provide: AccessTokens, useClass: Tokens },
    AccessTokenGuard,
    { provide: RateLimits, useFactory: () => new RateLimits(LIMITS, clock) },
    { provide: APP_GUARD, useClass: RateLimitGuard },
    { provide: APP_FILTER, useClass: ProblemFilter },
  ],
})
class Doors {}

describe('who asks too often', () => {
  let app: NestFastifyApplication;
  beforeEach(async () => {
    app = await NestFactory.create<NestFastifyApplication>(Doors, new FastifyAdapter({ trustProxy: trustProxy(1) }), {
      logger: false,
    });
    const fastify = app.getHttpAdapter().getInstance();
    limitUnguarded(fastify, app.get(RateLimits), ['/document']);
    fastify.get('/document', (_request, reply) => reply.send('document'));
    await app.init();
  });
  afterEach(() => app.close());

  const ask = async (url: string, { client = '', from = '192.0.2.1' } = {}) => {
    const authorization = client ? { authorization: `Bearer token-of-client-${client}-of-some-length` } : {};
    const answer = await app.inject({ method: 'GET', url, headers: { ...authorization, 'x-forwarded-for': from } });
    const { 'ratelimit-policy': policy, ratelimit: limit, 'retry-after': retryAfter } = answer.headers;
    return { status: answer.statusCode, policy, limit, retryAfter, body: answer.body };
  };
  const statuses = async (times: number, url: string, who?: Parameters<typeof ask>[1]) => {
    const found: number[] = [];
    for (let index = 0; index < times; index += 1) found.push((await ask(url, who)).status);
    return found;
  };

  it('is told on each answer what is left, and refused by name with when to come again', async () => {
    const who = { client: 'a' };
    expect(await ask('/own', who)).toMatchObject({
      ...{ status: 200, policy: '"credential";q=3;w=3', limit: '"credential";r=2;t=1', retryAfter: undefined },
    });
    await statuses(2, '/own', who);
    const refused = await ask('/own', who);
    expect(refused).toMatchObject({ status: 429, limit: '"credential";r=0;t=3', retryAfter: '1' });
    expect(JSON.parse(refused.body)).toMatchObject({
      code: 'rate-limited',
      details: { policy: 'credential', burst: 3 },
    });
    clock.moveBy(1_000);
    expect(await statuses(2, '/own', who)).toEqual([200, 429]);
  });

  it('is a credential, from whatever address, and in nobody else’s way', async () => {
    for (const from of ['192.0.2.1', '192.0.2.2', '192.0.2.3']) await ask('/own', { client: 'b', from });
    expect((await ask('/own', { client: 'b', from: '192.0.2.4' })).status).toBe(429);
    expect((await ask('/own', { client: 'c', from: '192.0.2.4' })).status).toBe(200);
  });

  it('is a credential too when what it asks for is not allowed to it', async () => {
    expect(await statuses(4, '/administered', { client: 'd' })).toEqual([403, 403, 403, 429]);
    expect((await ask('/open')).status).toBe(200);
  });

  it('is an address when nobody is signed in: on open routes, and with tokens that are none', async () => {
    expect(await statuses(3, '/open')).toEqual([200, 200, 429]);
    expect(await statuses(3, '/own', { from: '192.0.2.9' })).toEqual([401, 401, 429]);
    expect((await ask('/own', { client: 'e' })).status).toBe(200);
  });

  it('is no other address by what it says of itself: the proxy’s word counts, and it comes last', async () => {
    await statuses(2, '/open', { from: '198.51.100.1, 203.0.113.5' });
    expect((await ask('/open', { from: '198.51.100.2, 203.0.113.5' })).status).toBe(429);
  });

  it.each(['/document', '/not-there'])('is held at %s too, which no guard sees, and counted once', async (url) => {
    const ask = async (path: string) => {
      const { statusCode, headers, body } = await app.inject({ method: 'GET', url: path });
      return { statusCode, remaining: headers['ratelimit'], retryAfter: headers['retry-after'], body };
    };
    const status = url === '/document' ? 200 : 404;
    expect(await ask(url)).toMatchObject({ statusCode: status, remaining: '"address";r=1;t=1' });
    expect((await ask('/open')).statusCode).toBe(200);
    const refused = await ask(url);
    expect(refused).toMatchObject({ statusCode: 429, retryAfter: '1' });
    expect(JSON.parse(refused.body)).toMatchObject({ code: 'rate-limited', status: 429, instance: expect.any(String) });
    expect((await ask('/open')).statusCode).toBe(429);
    clock.moveBy(2_000);
    expect((await ask(url)).statusCode).toBe(status);
  });
});
