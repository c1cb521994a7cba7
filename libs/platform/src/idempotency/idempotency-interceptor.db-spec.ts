import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Controller, HttpCode, Injectable, Post } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DomainError } from '@tallystick/kernel';
import { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/postgres.js';
import { AccessTokenGuard, AccessTokens, RequireScope } from '../auth/access-token-guard.js';
import type { Principal } from '../auth/principal.js';
import { databaseOptions } from '../database/data-source.js';
import { ProblemFilter } from '../http/problem-filter.js';
import { PlatformModule } from '../platform.module.js';
import { IdempotencyInterceptor } from './idempotency-interceptor.js';
import { IdempotencyKey } from './idempotency-key.entity.js';
import { Idempotency, KEYS_KEPT_HOURS } from './idempotency.js';

const LEASE_MS = 60_000;

@Injectable()
class AnybodysTokens extends AccessTokens {
  principalOf(): Promise<Principal> {
    const tokenExpiresAt = new Date(Date.now() + 3_600_000);
    return Promise.resolve({ party: '1', clientId: 'erp', scopes: ['acts'], isOperator: false, tokenExpiresAt });
  }
}

/** What the next request does once it has made something. */
let afterwards: () => Promise<unknown> = () => Promise.resolve();

@Controller('things')
class Things {
  constructor(private readonly dataSource: DataSource) {}

  @Post()
  @HttpCode(201)
  @RequireScope('acts')
  async make(): Promise<object> {
    await this.dataSource.transaction((manager) =>
      manager.query(`INSERT INTO papers.activity (party, type, subject) VALUES (1, 'made', 'thing')`),
    );
    await afterwards();
    return { made: true };
  }
}

describe('a request with an idempotency key', () => {
  let database: TestDatabase;
  const apps: NestFastifyApplication[] = [];
  let nowMs = Date.now();

  beforeAll(async () => {
    jest.useFakeTimers({
      doNotFake: [
        'Date',
        'setTimeout',
        'clearTimeout',
        'setImmediate',
        'clearImmediate',
        'nextTick',
        'queueMicrotask',
        'hrtime',
        'performance',
      ],
    });
    database = await createTestDatabase({ entities: [IdempotencyKey] });
  });
  afterAll(async () => {
    for (const app of apps) await app.close();
    await database.drop();
    jest.useRealTimers();
  });

  async function copy(): Promise<NestFastifyApplication> {
    const module = {
      module: class Doors {},
      imports: [
        TypeOrmModule.forRoot({ ...databaseOptions({ url: database.url, poolSize: 3 }), autoLoadEntities: true }),
        TypeOrmModule.forFeature([IdempotencyKey]),
        PlatformModule.forRoot({ nowMs: () => nowMs }),
      ],
      controllers: [Things],
      providers: [
        Idempotency,
        { provide: KEYS_KEPT_HOURS, useValue: 24 },
        { provide: AccessTokens, useClass: AnybodysTokens },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_GUARD, useClass: AccessTokenGuard },
        { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
      ],
    };
    const app = await NestFactory.create<NestFastifyApplication>(module, new FastifyAdapter(), { logger: false });
    await app.init();
    apps.push(app);
    return app;
  }

  async function post(app: NestFastifyApplication, key: string) {
    const headers = { authorization: `Bearer ${'a'.repeat(20)}`, 'idempotency-key': key };
    const { statusCode, body } = await app.inject({ method: 'POST', url: '/things', headers });
    return [statusCode, (JSON.parse(body) as { readonly code?: string }).code];
  }

  const made = async () => (await database.dataSource.query<unknown[]>('SELECT 1 FROM papers.activity')).length;
  const keyed = (key: string) => database.dataSource.getRepository(IdempotencyKey).findOneByOrFail({ key });

  async function until(isSo: () => Promise<boolean>): Promise<void> {
    while (!(await isSo())) await pause(5);
  }

  it('that a process carried out and did not live to answer is carried out by no other, and that is said', async () => {
    const [dying, living] = [await copy(), await copy()];
    const before = await made();
    afterwards = () => new Promise(() => undefined);
    void post(dying, 'never-answered');
    await until(async () => (await made()) === before + 1);
    expect(await post(living, 'never-answered')).toEqual([409, 'request-in-progress']);
    nowMs += LEASE_MS;
    expect(await post(living, 'never-answered')).toEqual([409, 'answer-lost']);
    expect(await made()).toBe(before + 1);
  });

  it('that takes longer than a lease is left to the process that is at it', async () => {
    const [slow, other] = [await copy(), await copy()];
    const before = await made();
    let end = () => undefined as void;
    afterwards = () => new Promise<void>((resolve) => (end = resolve));
    const answer = post(slow, 'slow-request');
    await until(async () => (await made()) === before + 1);
    for (let leases = 0; leases < 3; leases++) {
      nowMs += LEASE_MS - 1;
      const { leasedUntil } = await keyed('slow-request');
      jest.advanceTimersByTime(LEASE_MS / 4);
      await until(async () => (await keyed('slow-request')).leasedUntil > leasedUntil);
      expect(await post(other, 'slow-request')).toEqual([409, 'request-in-progress']);
    }
    end();
    expect(await answer).toEqual([201, undefined]);
    expect(await post(other, 'slow-request')).toEqual([201, undefined]);
    expect(await made()).toBe(before + 1);
  });

  it('that failed after it had changed something is not done again; one that was refused is', async () => {
    const app = await copy();
    const before = await made();
    afterwards = () => Promise.reject(new Error('a fault of ours'));
    expect(await post(app, 'failed-late')).toEqual([500, 'internal']);
    expect(await post(app, 'failed-late')).toEqual([409, 'answer-lost']);
    expect(await made()).toBe(before + 1);
    afterwards = () => Promise.reject(new DomainError('nobody-there', 'unavailable', 'Ask again.'));
    expect(await post(app, 'refused-first')).toEqual([503, 'nobody-there']);
    afterwards = () => Promise.resolve();
    expect(await post(app, 'refused-first')).toEqual([201, undefined]);
  });
});
