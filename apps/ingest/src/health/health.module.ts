import 'reflect-metadata';
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { LISTENER_DEFAULTS, ProblemFilter } from '@tallystick/platform';
import { httpAdapter } from '@tallystick/platform/http';
import { HealthController } from './health.controller.js';
import { READINESS, type ReadReadiness } from './readiness.js';

/** Nobody has anything to send. */
const BODY_LIMIT_BYTES = 1_000;

@Module({})
export class HealthModule {
  static forRoot(readiness: ReadReadiness): DynamicModule {
    return {
      module: HealthModule,
      controllers: [HealthController],
      providers: [
        { provide: READINESS, useValue: readiness },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
    };
  }
}

/** The door for whoever watches over the process, wired and listening to nothing yet. */
export async function createHealthDoor(readiness: ReadReadiness): Promise<NestFastifyApplication> {
  const adapter = httpAdapter({ listener: LISTENER_DEFAULTS, bodyLimitBytes: BODY_LIMIT_BYTES });
  const app = await NestFactory.create<NestFastifyApplication>(HealthModule.forRoot(readiness), adapter);
  await app.init();
  return app;
}
