import { type DynamicModule, Module } from '@nestjs/common';
import { getDataSourceToken, TypeOrmModule } from '@nestjs/typeorm';
import type { Clock } from '@tallystick/kernel';
import { PartiesModule } from '@tallystick/parties';
import { CLOCK } from '@tallystick/platform';
import type { DataSource } from 'typeorm';
import { BlindKeyClient, type BlindKeySettings } from '../application/blind-key-client.js';
import { CountUse, type UseLimits } from '../application/count-use.js';
import { FindNearMatches } from '../application/find-near-matches.js';
import { FindRegistrations } from '../application/find-registrations.js';
import { LookUpInvoice } from '../application/look-up-invoice.js';
import { RegisterInvoice } from '../application/register-invoice.js';
import { ReleaseRegistration } from '../application/release-registration.js';
import { RequireCurrentKey } from '../application/require-current-key.js';
import { BlindRegistration } from '../infra/blind-registration.entity.js';
import { RegistryUse } from '../infra/registry-use.entity.js';
import { BlindEvaluationsController } from './blind-evaluations.controller.js';
import { RegistrationsController } from './registrations.controller.js';

@Module({})
export class RegistryHttpModule {
  static forRoot(blindKey: BlindKeySettings, limits: UseLimits): DynamicModule {
    return {
      module: RegistryHttpModule,
      imports: [TypeOrmModule.forFeature([BlindRegistration, RegistryUse]), PartiesModule],
      controllers: [BlindEvaluationsController, RegistrationsController],
      providers: [
        { provide: BlindKeyClient, useFactory: () => new BlindKeyClient(blindKey) },
        {
          provide: CountUse,
          inject: [getDataSourceToken(), CLOCK],
          useFactory: (dataSource: DataSource, clock: Clock) => new CountUse(dataSource, limits, clock),
        },
        RequireCurrentKey,
        LookUpInvoice,
        RegisterInvoice,
        ReleaseRegistration,
        FindRegistrations,
        FindNearMatches,
      ],
    };
  }
}
