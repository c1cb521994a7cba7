import { type DynamicModule, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { ActsHttpModule } from './acts-http.module.js';
import { ACTS_PER_REQUEST, BulkActsController } from './bulk-acts.controller.js';
import { DraftRoutes } from './draft-routes.js';

/** To be imported once, where every context's routes are. */
@Module({})
export class BulkActsModule {
  static forRoot(actsPerRequest: number): DynamicModule {
    return {
      module: BulkActsModule,
      imports: [ActsHttpModule, DiscoveryModule],
      controllers: [BulkActsController],
      providers: [DraftRoutes, { provide: ACTS_PER_REQUEST, useValue: actsPerRequest }],
    };
  }
}
