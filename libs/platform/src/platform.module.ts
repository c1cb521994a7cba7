import { Global, Module } from '@nestjs/common';
import { systemClock } from '@tallystick/kernel';
import { CLOCK } from './clock/clock.js';

/** What every context may ask for: so far, the time. */
@Global()
@Module({ providers: [{ provide: CLOCK, useValue: systemClock }], exports: [CLOCK] })
export class PlatformModule {}
