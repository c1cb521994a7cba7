import { type DynamicModule, Global, Module } from '@nestjs/common';
import type { Clock } from '@tallystick/kernel';
import { CLOCK } from './clock/clock.js';

/** What every context may ask for: so far, the time. */
@Global()
@Module({})
export class PlatformModule {
  static forRoot(clock: Clock): DynamicModule {
    return { module: PlatformModule, providers: [{ provide: CLOCK, useValue: clock }], exports: [CLOCK] };
  }
}
