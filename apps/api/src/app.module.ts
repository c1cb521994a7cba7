import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { getDataSourceToken, TypeOrmModule } from '@nestjs/typeorm';
import type { Network } from '@tallystick/act-types';
import { ActsHttpModule, BulkActsModule } from '@tallystick/acts/http';
import { chainEntities, ChainModule, ChainReader } from '@tallystick/chain';
import { CreditHttpModule } from '@tallystick/credit/http';
import { type Clock, systemClock } from '@tallystick/kernel';
import { MachinesHttpModule, type MachinesSettings, PartiesHttpModule } from '@tallystick/parties/http';
import {
  AccessTokenGuard,
  CLOCK,
  CSV_ROWS_MAX,
  CsvExport,
  databaseOptions,
  Idempotency,
  IdempotencyInterceptor,
  IdempotencyKey,
  KEYS_KEPT_HOURS,
  ListAnswers,
  PlatformModule,
  ProblemFilter,
  RateLimitGuard,
  RateLimits,
  requestValidation,
} from '@tallystick/platform';
import { QuotesHttpModule, ReceivablesHttpModule } from '@tallystick/receivables/http';
import { RegistryHttpModule } from '@tallystick/registry/http';
import { SettlementHttpModule } from '@tallystick/settlement/http';
import { EvidenceHttpModule, SitesHttpModule, AlarmsHttpModule } from '@tallystick/telemetry/http';
import { TradeHttpModule } from '@tallystick/trade/http';
import type { TradeRules } from '@tallystick/trade/papers';
import { WebhooksHttpModule } from '@tallystick/webhooks/http';
import type { DataSource } from 'typeorm';
import { AuditModule } from './audit/audit.module.js';
import { EventsModule } from './events/events.module.js';
import { HealthController } from './health/health.controller.js';
import { Readiness } from './health/readiness.js';
import { NetworkController } from './network/network.controller.js';
import type { ApiSettings } from './settings.js';

@Module({})
export class AppModule {
  static forRoot(
    settings: ApiSettings,
    network: Network,
    rules: TradeRules,
    clock: Clock = systemClock,
  ): DynamicModule {
    const { databaseUrl, databasePoolSize, chainRpcUrl, chainFinality, chainLogBlocks } = settings;
    const database = databaseOptions({ url: databaseUrl, poolSize: databasePoolSize });
    return {
      module: AppModule,
      imports: [
        TypeOrmModule.forRoot({ ...database, autoLoadEntities: true, retryAttempts: 10, retryDelay: 1_000 }),
        TypeOrmModule.forFeature([IdempotencyKey, ...chainEntities]),
        PlatformModule.forRoot(clock),
        ChainModule.forRoot({ rpcUrl: chainRpcUrl, network, finality: chainFinality, logBlocks: chainLogBlocks }),
        ActsHttpModule,
        BulkActsModule.forRoot(settings.actsPerRequest),
        PartiesHttpModule.forRoot(settings.people, settings.acting, settings.demo.doorFile),
        MachinesHttpModule.forRoot(machinesOf(settings)),
        TradeHttpModule.forRoot({
          verifier: { url: settings.verifierUrl, token: settings.verifierToken, timeoutMs: settings.verifierTimeoutMs },
          reverifyPollMs: settings.reverifyPollMs,
          paperLimits: settings.paperLimits,
          batches: settings.batches,
          databaseUrl,
          rules,
          taxBureau:
            settings.taxBureauUrl === undefined
              ? undefined
              : { url: settings.taxBureauUrl, token: settings.taxBureauToken, timeoutMs: settings.taxBureauTimeoutMs },
        }),
        CreditHttpModule,
        SettlementHttpModule,
        ReceivablesHttpModule,
        QuotesHttpModule.forRoot(settings.quotes),
        RegistryHttpModule.forRoot(
          { url: settings.blindKeyUrl, token: settings.blindKeyToken, timeoutMs: settings.blindKeyTimeoutMs },
          {
            lookups: { minute: settings.lookupsPerMinute, day: settings.lookupsPerDay },
            registrations: { minute: settings.registrationsPerMinute, day: settings.registrationsPerDay },
          },
        ),
        SitesHttpModule.forRoot(settings.sites),
        AlarmsHttpModule.forRoot(settings.alarms),
        EvidenceHttpModule.forRoot(settings.evidence),
        WebhooksHttpModule.forRoot(settings.webhooks),
        EventsModule.forRoot(databaseUrl),
        AuditModule.forRoot(settings.audit),
      ],
      controllers: [HealthController, NetworkController],
      providers: [
        Idempotency,
        { provide: APP_FILTER, useClass: ProblemFilter },
        AccessTokenGuard,
        {
          provide: RateLimits,
          inject: [CLOCK],
          useFactory: (clock: Clock) => new RateLimits(settings.machines.rateLimits, clock),
        },
        { provide: APP_GUARD, useClass: RateLimitGuard },
        { provide: APP_PIPE, useFactory: requestValidation },
        { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
        { provide: APP_INTERCEPTOR, useClass: ListAnswers },
        CsvExport,
        { provide: KEYS_KEPT_HOURS, useValue: settings.lists.keysKeptHours },
        { provide: CSV_ROWS_MAX, useValue: settings.lists.csvRowsMax },
        {
          provide: Readiness,
          inject: [getDataSourceToken(), ChainReader, CLOCK],
          useFactory: (dataSource: DataSource, chain: ChainReader, served: Clock) =>
            new Readiness(
              dataSource,
              chain,
              { clockToleranceSeconds: settings.chainClockToleranceSeconds, readyFile: settings.readyFile },
              served,
            ),
        },
      ],
    };
  }
}

function machinesOf({ httpHost, httpPort, machines }: ApiSettings): MachinesSettings {
  const { credentials, guessing, publicUrl: issuer = `http://${httpHost}:${httpPort}` } = machines;
  return { credentials, guessing, issuer };
}
