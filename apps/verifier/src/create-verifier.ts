import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Network } from '@tallystick/act-types';
import type { Clock } from '@tallystick/kernel';
import type { VerifierSettings } from './settings.js';
import { VerifierModule } from './verifier.module.js';

/** The verifier, wired and listening to nothing yet. */
export async function createVerifier(
  settings: VerifierSettings,
  network: Network,
  clock?: Clock,
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({ bodyLimit: settings.bodyLimitBytes, genReqId: () => crypto.randomUUID() });
  const app = await NestFactory.create<NestFastifyApplication>(
    VerifierModule.forRoot(settings, network, clock),
    adapter,
    {
      logger: ['log', 'warn', 'error'],
      forceCloseConnections: true,
    },
  );
  await app.init();
  return app;
}
