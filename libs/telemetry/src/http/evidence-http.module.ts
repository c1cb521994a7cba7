import { type DynamicModule, Module } from '@nestjs/common';
import { getDataSourceToken, TypeOrmModule } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { AtOnce } from '../application/evidence/at-once.js';
import type { EvidenceSettings } from '../application/evidence/bundle-settings.js';
import { ExportAlarm } from '../application/evidence/export-alarm.js';
import { ExportEvidence } from '../application/evidence/export-evidence.js';
import { FindAnchors } from '../application/evidence/find-anchors.js';
import { LogProofs } from '../application/evidence/log-proofs.js';
import { SiteAccess } from '../application/sites/site-access.js';
import { Site } from '../infra/site.entity.js';
import { SiteReader } from '../infra/site-reader.entity.js';
import { EvidenceController } from './evidence.controller.js';
import { SiteLogController } from './site-log.controller.js';

/** What a site's log holds, how it is shown, and files of it for others. */
@Module({})
export class EvidenceHttpModule {
  static forRoot(settings: EvidenceSettings): DynamicModule {
    return {
      module: EvidenceHttpModule,
      imports: [TypeOrmModule.forFeature([Site, SiteReader])],
      controllers: [SiteLogController, EvidenceController],
      providers: [
        SiteAccess,
        LogProofs,
        FindAnchors,
        { provide: AtOnce, useFactory: () => new AtOnce(settings.atOnce) },
        {
          provide: ExportEvidence,
          inject: [getDataSourceToken(), FindAnchors],
          useFactory: (dataSource: DataSource, anchors: FindAnchors) =>
            new ExportEvidence(dataSource, anchors, settings),
        },
        {
          provide: ExportAlarm,
          inject: [getDataSourceToken(), FindAnchors],
          useFactory: (dataSource: DataSource, anchors: FindAnchors) => new ExportAlarm(dataSource, anchors, settings),
        },
      ],
    };
  }
}
