import 'reflect-metadata';
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { ProblemFilter } from '@tallystick/platform';
import { HealthController } from './health.controller.js';
import { READINESS, type ReadReadiness } from './readiness.js';

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
  const app = await NestFactory.create<NestFastifyApplication>(HealthModule.forRoot(readiness), new FastifyAdapter(), {
    forceCloseConnections: true,
  });
  await app.init();
  return app;
}
