import { type DynamicModule, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ApproveEnrolment } from '../application/entrance/approve-enrolment.js';
import { CertifyGateway } from '../application/entrance/certify-gateway.js';
import { CountAttempt } from '../application/entrance/count-attempt.js';
import { FindApproval } from '../application/entrance/find-approval.js';
import { FindEnrolments } from '../application/entrance/find-enrolments.js';
import { type EntranceSettings, GatewayEntrance } from '../application/entrance/gateway-entrance.js';
import { IssueCertificate } from '../application/entrance/issue-certificate.js';
import { MakeEnrolmentCode } from '../application/entrance/make-enrolment-code.js';
import { RefuseEnrolment } from '../application/entrance/refuse-enrolment.js';
import { RenewCertificate } from '../application/entrance/renew-certificate.js';
import { RequestEnrolment } from '../application/entrance/request-enrolment.js';
import { RevokeCertificate } from '../application/entrance/revoke-certificate.js';
import { TakeBackKey } from '../application/entrance/take-back-key.js';
import { FindQuarantine } from '../application/readings/find-quarantine.js';
import { FindReadings } from '../application/readings/find-readings.js';
import { SiteAccess } from '../application/sites/site-access.js';
import { AddGateway } from '../application/sites/add-gateway.js';
import { AnnounceSite } from '../application/sites/announce-site.js';
import { FindGateways } from '../application/sites/find-gateways.js';
import { FindSiteActivity } from '../application/sites/find-site-activity.js';
import { FindSiteKeys } from '../application/sites/find-site-keys.js';
import { FindSites } from '../application/sites/find-sites.js';
import { GrantReading } from '../application/sites/grant-reading.js';
import { RevokeReading } from '../application/sites/revoke-reading.js';
import { SetGatewaySettings } from '../application/sites/set-gateway-settings.js';
import { SITE_LIMITS, type SiteLimits } from '../application/sites/site-limits.js';
import { StateSiteKey } from '../application/sites/state-site-key.js';
import { siteEntities } from '../infra/site-entities.js';
import { EnrolmentsController } from './enrolments.controller.js';
import { GatewayCertificatesController } from './gateway-certificates.controller.js';
import { GatewayEnrolmentsController } from './gateway-enrolments.controller.js';
import { GatewaysController } from './gateways.controller.js';
import { SiteReadersController } from './site-readers.controller.js';
import { SiteReadingsController } from './site-readings.controller.js';
import { SitesController } from './sites.controller.js';

export interface SitesSettings {
  readonly limits: SiteLimits;
  readonly entrance: EntranceSettings;
}

@Module({})
export class SitesHttpModule {
  static forRoot({ limits, entrance }: SitesSettings): DynamicModule {
    return {
      module: SitesHttpModule,
      imports: [TypeOrmModule.forFeature(siteEntities)],
      controllers: [
        SitesController,
        SiteReadersController,
        GatewaysController,
        GatewayCertificatesController,
        EnrolmentsController,
        GatewayEnrolmentsController,
        SiteReadingsController,
      ],
      providers: [
        { provide: SITE_LIMITS, useValue: limits },
        { provide: GatewayEntrance, useFactory: () => GatewayEntrance.open(entrance) },
        ...[
          SiteAccess,
          AnnounceSite,
          FindSites,
          FindSiteActivity,
          FindSiteKeys,
          StateSiteKey,
          GrantReading,
          RevokeReading,
        ],
        ...[AddGateway, FindGateways, SetGatewaySettings, TakeBackKey, CertifyGateway, RevokeCertificate],
        ...[MakeEnrolmentCode, FindEnrolments, ApproveEnrolment, RefuseEnrolment, IssueCertificate],
        ...[CountAttempt, RequestEnrolment, FindApproval, RenewCertificate],
        ...[FindReadings, FindQuarantine],
      ],
    };
  }
}
