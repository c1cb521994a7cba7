import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { ProblemFilter, requestValidation, SERVICE_TOKEN, ServiceTokenGuard } from '@tallystick/platform';
import { BlindKey } from '@tallystick/registry';
import { EvaluatePoints } from './evaluate-points.js';
import type { EvaluationLimits } from './evaluation-limits.js';
import { EvaluationsController } from './evaluations.controller.js';
import { HealthController } from './health.controller.js';
import type { BlindKeySettings } from './settings.js';

@Module({})
export class BlindKeyModule {
  static forRoot({ seed, token, pointsPerRequest }: BlindKeySettings, limits: EvaluationLimits): DynamicModule {
    const key = BlindKey.fromSeed(seed);
    return {
      module: BlindKeyModule,
      controllers: [EvaluationsController, HealthController],
      providers: [
        ServiceTokenGuard,
        { provide: SERVICE_TOKEN, useValue: token },
        { provide: BlindKey, useValue: key },
        { provide: EvaluatePoints, useValue: new EvaluatePoints(key, limits, pointsPerRequest) },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useFactory: requestValidation },
      ],
    };
  }
}
