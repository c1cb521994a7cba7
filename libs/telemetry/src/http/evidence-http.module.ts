import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { FindAnchors } from '../application/evidence/find-anchors.js';
import { LogProofs } from '../application/evidence/log-proofs.js';
import { SiteAccess } from '../application/site-access.js';
import { Site } from '../infra/site.entity.js';
import { SiteReader } from '../infra/site-reader.entity.js';
import { SiteLogController } from './site-log.controller.js';

/** What a site's log holds and how it is shown. */
@Module({
  imports: [TypeOrmModule.forFeature([Site, SiteReader])],
  controllers: [SiteLogController],
  providers: [SiteAccess, LogProofs, FindAnchors],
})
export class EvidenceHttpModule {}
