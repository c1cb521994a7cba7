import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { Network } from '@tallystick/act-types';
import { DEFAULT_TRADE_RULES } from '@tallystick/trade/papers';
import { AppModule } from '../app.module.js';
import { openApiDocument } from '../openapi.js';
import { readApiSettings } from '../settings.js';

/** The OpenAPI document, without a database and without a chain: in preview nothing is started. */
export async function documentAtRest(): Promise<OpenAPIObject> {
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
  const module = AppModule.forRoot(settings, {} as Network, DEFAULT_TRADE_RULES);
  return openApiDocument(await NestFactory.create(module, new FastifyAdapter(), { logger: false, preview: true }));
}
