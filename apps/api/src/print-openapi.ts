import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { Network } from '@tallystick/act-types';
import { DEFAULT_TRADE_RULES } from '@tallystick/trade/papers';
import { AppModule } from './app.module.js';
import { openApiDocument } from './openapi.js';
import { readApiSettings } from './settings.js';

/** Prints the OpenAPI document to stdout; needs no database and no chain, since in preview nothing is started. */
const nowhere = 'http://127.0.0.1:1';
const settings = readApiSettings({
  DATABASE_URL: 'postgres://127.0.0.1:1/none',
  CHAIN_RPC_URL: nowhere,
  DEPLOYMENT_FILE: 'none',
  VERIFIER_URL: nowhere,
  VERIFIER_TOKEN: 'none',
  BLIND_KEY_URL: nowhere,
  BLIND_KEY_TOKEN: 'none',
  OPERATOR_CLIENT_SECRET: 'none',
});
const app = await NestFactory.create(
  AppModule.forRoot(settings, {} as Network, DEFAULT_TRADE_RULES),
  new FastifyAdapter(),
  {
    logger: false,
    preview: true,
  },
);
process.stdout.write(`${JSON.stringify(openApiDocument(app), null, 2)}\n`);
