import { randomBytes } from 'node:crypto';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { Clock } from '@tallystick/kernel';
import {
  AccessTokenGuard,
  AccessTokens,
  databaseOptions,
  ensureLoginRole,
  type GroupRole,
  Idempotency,
  IdempotencyInterceptor,
  IdempotencyKey,
  KEYS_KEPT_HOURS,
  PlatformModule,
  type Principal,
  ProblemFilter,
  readSettings,
  requestValidation,
  type Scope,
  urlForLogin,
} from '@tallystick/platform';
import { WEBHOOK_SETTINGS } from '@tallystick/webhooks';
import { WebhooksHttpModule } from '@tallystick/webhooks/http';
import type { TestDatabase } from '../../../../test/support/postgres.js';
import { AlarmsHttpModule, ALARMS_SETTINGS } from '../http/index.js';

/** Whoever's token is `token-of-party-7-with-read-documents`. */
class Tokens extends AccessTokens {
  principalOf(token: string): Promise<Principal | undefined> {
    const [, party, scopes = ''] = /^token-of-party-([0-9]+)-with-(.+)$/.exec(token) ?? [];
    if (party === undefined) return Promise.resolve(undefined);
    const inAnHour = new Date(Date.now() + 3_600_000);
    const of = { party, clientId: `client-${party}`, isOperator: false, tokenExpiresAt: inAnHour };
    return Promise.resolve({ ...of, scopes: scopes.split('-') as Scope[] });
  }
}

export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly items: readonly Readonly<Record<string, unknown>>[];
  readonly etag: string;
}

/** The url of a login with exactly a group's rights. */
export async function urlOfRole(database: TestDatabase, memberOf: GroupRole): Promise<string> {
  const login = { user: `desk_${randomBytes(6).toString('hex')}`, password: randomBytes(12).toString('hex'), memberOf };
  await ensureLoginRole(database.url, login);
  return urlForLogin(database.url, login);
}

/** The doors of alarms alone, behind the guards of the api and with the rights of its database login. */
export class AlarmsApi {
  private constructor(
    private readonly app: NestFastifyApplication,
    private readonly token: string,
  ) {}

  static async start(
    database: TestDatabase,
    clock: Clock,
    environment: Readonly<Record<string, string>> = {},
  ): Promise<AlarmsApi> {
    const options = databaseOptions({ url: await urlOfRole(database, 'tallystick_api'), poolSize: 5 });
    const module = {
      module: class Doors {},
      imports: [
        TypeOrmModule.forRoot({ ...options, autoLoadEntities: true }),
        TypeOrmModule.forFeature([IdempotencyKey]),
        PlatformModule.forRoot(clock),
        AlarmsHttpModule.forRoot(readSettings(ALARMS_SETTINGS, environment)),
        WebhooksHttpModule.forRoot(readSettings(WEBHOOK_SETTINGS, environment)),
      ],
      providers: [
        Idempotency,
        { provide: KEYS_KEPT_HOURS, useValue: 24 },
        { provide: AccessTokens, useClass: Tokens },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_GUARD, useClass: AccessTokenGuard },
        { provide: APP_PIPE, useFactory: requestValidation },
        { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
      ],
    };
    const app = await NestFactory.create<NestFastifyApplication>(module, new FastifyAdapter(), { logger: false });
    await app.init();
    return new AlarmsApi(app, '');
  }

  /** As a party sees it. */
  as(party: string, ...scopes: readonly Scope[]): AlarmsApi {
    const allowed = scopes.length > 0 ? scopes : ['read', 'documents'];
    return new AlarmsApi(this.app, `token-of-party-${party}-with-${allowed.join('-')}`);
  }

  async call(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    body?: object,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    const answer = await this.app.inject({
      method,
      url: `/v1/${path}`,
      headers: { ...headers, ...(this.token ? { authorization: `Bearer ${this.token}` } : {}) },
      ...(body ? { payload: body } : {}),
    });
    const told = answer.body === '' ? {} : (JSON.parse(answer.body) as Readonly<Record<string, unknown>>);
    const items = (told['items'] ?? []) as Answer['items'];
    return { status: answer.statusCode, body: told, items, etag: String(answer.headers.etag) };
  }

  async stop(): Promise<void> {
    await this.app.close();
  }
}
