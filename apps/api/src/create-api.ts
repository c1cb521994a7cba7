import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Network } from '@tallystick/act-types';
import type { Clock } from '@tallystick/kernel';
import { EnsureOperator } from '@tallystick/parties';
import {
  followRequests,
  poolMetrics,
  poolOf,
  ProcessMetrics,
  requestIdOf,
  requestLines,
  requestMetrics,
  requestsAtWork,
  unreadableRequests,
} from '@tallystick/platform';
import { openTradeRules } from '@tallystick/trade/papers';
import { DataSource } from 'typeorm';
import { AppModule } from './app.module.js';
import { openApiDocument } from './openapi.js';
import type { ApiSettings } from './settings.js';

/** The api, wired and listening to nothing yet. Throws `TradeRulesInvalid`. */
export async function createApi(
  settings: ApiSettings,
  network: Network,
  clock?: Clock,
  metrics = new ProcessMetrics(),
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: settings.httpBodyLimitBytes,
    genReqId: requestIdOf,
    ...unreadableRequests,
  });
  const rules = await openTradeRules(settings.tradeRulesFile);
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.forRoot(settings, network, rules, clock),
    adapter,
    {
      forceCloseConnections: true,
      // A record is known by the hash of its bytes as they were sent.
      rawBody: true,
    },
  );
  const fastify = app.getHttpAdapter().getInstance();
  requestsAtWork(fastify, metrics);
  followRequests(fastify, [requestLines(), requestMetrics(metrics)]);
  // What is sent as XML is a paper: one limit says how large it may be, and not two.
  const paper = { parseAs: 'buffer', bodyLimit: settings.paperLimits.maxBytes } as const;
  fastify.addContentTypeParser(['application/xml', 'text/xml'], paper, (_request, body, done) => done(null, body));
  app.enableShutdownHooks([]);
  const document = openApiDocument(app);
  fastify.get('/openapi.json', (_request, reply) => reply.send(document));
  await app.init();
  poolMetrics(metrics, poolOf(app.get(DataSource)));
  await app.get(EnsureOperator).run(settings.operatorClientId, settings.operatorClientSecret);
  return app;
}
