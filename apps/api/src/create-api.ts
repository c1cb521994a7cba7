import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Network } from '@tallystick/act-types';
import type { Clock } from '@tallystick/kernel';
import { EnsureOperator } from '@tallystick/parties';
import {
  answerConditionally,
  limitUnguarded,
  poolMetrics,
  poolOf,
  ProcessMetrics,
  RateLimits,
  seeRequests,
  TracedTransactions,
} from '@tallystick/platform';
import { httpAdapter } from '@tallystick/platform/http';
import { openTradeRules } from '@tallystick/trade/papers';
import { DataSource } from 'typeorm';
import { AuditDoor } from './audit/audit-door.js';
import { AppModule } from './app.module.js';
import { openApiDocument } from './openapi.js';
import { installationOf } from './pages/installation.js';
import { readPageFiles } from './pages/page-files.js';
import { servePages } from './pages/serve-pages.js';
import type { ApiSettings } from './settings.js';
import { crossOrigin } from './transport/cross-origin.js';

const DOCUMENT = '/openapi.json';

/** The api, wired and listening to nothing yet. Throws `TradeRulesInvalid`, `PagesNotBuilt`. */
export async function createApi(
  settings: ApiSettings,
  network: Network,
  clock?: Clock,
  metrics = new ProcessMetrics(),
): Promise<NestFastifyApplication> {
  const { transport, httpBodyLimitBytes: bodyLimitBytes } = settings;
  const { trustedProxies, hstsSeconds } = transport;
  const adapter = httpAdapter({ listener: transport, bodyLimitBytes, trustedProxies, hstsSeconds });
  const rules = await openTradeRules(settings.tradeRulesFile);
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.forRoot(settings, network, rules, clock),
    adapter,
    {
      // A record is known by the hash of its bytes as they were sent.
      rawBody: true,
    },
  );
  const fastify = app.getHttpAdapter().getInstance();
  if (transport.origins.length > 0) app.enableCors(crossOrigin(transport.origins));
  seeRequests(fastify, metrics);
  app.get(AuditDoor).open(fastify);
  answerConditionally(fastify);
  const { portal } = settings.pages;
  if (portal !== undefined) {
    const installation = installationOf(settings, network);
    servePages(fastify, await readPageFiles(portal), settings.people.origins, installation);
  }
  limitUnguarded(fastify, app.get(RateLimits), [DOCUMENT]);
  // What is sent as XML, or as the bytes of a file, is a paper: one limit says how large it may be, and not two.
  const paper = { parseAs: 'buffer', bodyLimit: settings.paperLimits.maxBytes } as const;
  const types = ['application/xml', 'text/xml', 'application/octet-stream'];
  fastify.addContentTypeParser(types, paper, (_request, body, done) => done(null, body));
  app.enableShutdownHooks([]);
  const document = openApiDocument(app);
  fastify.get(DOCUMENT, (_request, reply) => reply.send(document));
  await app.init();
  poolMetrics(metrics, poolOf(app.get(DataSource)));
  TracedTransactions.of(app.get(DataSource));
  await app.get(EnsureOperator).run(settings.operatorClientId, settings.operatorClientSecret);
  return app;
}
