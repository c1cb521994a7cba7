import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Clock, systemClock } from '@tallystick/kernel';
import { ProcessMetrics, seeRequests } from '@tallystick/platform';
import { httpAdapter } from '@tallystick/platform/http';
import { BlindKeyModule } from './blind-key.module.js';
import { EvaluationLimits } from './evaluation-limits.js';
import type { BlindKeySettings } from './settings.js';

/** A hundred points and what is around them. */
const BODY_LIMIT_BYTES = 50_000;

/** The service of the duplicate registry's key, wired and listening to nothing yet. Throws `LimitsFileUnreadable`. */
export async function createBlindKey(
  settings: BlindKeySettings,
  clock: Clock = systemClock,
  metrics = new ProcessMetrics(),
): Promise<NestFastifyApplication> {
  const limits = await EvaluationLimits.open(settings.limitsFile, settings, clock);
  const adapter = httpAdapter({ listener: settings.listener, bodyLimitBytes: BODY_LIMIT_BYTES });
  seeRequests(adapter.getInstance(), metrics);
  const app = await NestFactory.create<NestFastifyApplication>(BlindKeyModule.forRoot(settings, limits), adapter);
  await app.init();
  return app;
}
