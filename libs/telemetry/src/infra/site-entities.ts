import { EnrolmentCodeRow } from './enrolment-code.entity.js';
import { EnrolmentRequest } from './enrolment-request.entity.js';
import { Gateway } from './gateway.entity.js';
import { GatewayCertificate } from './gateway-certificate.entity.js';
import { GatewayKey } from './gateway-key.entity.js';
import { Site } from './site.entity.js';
import { SiteKey } from './site-key.entity.js';
import { SiteReader } from './site-reader.entity.js';

/** Who is at a site, and how they came in. */
export const siteEntities = [
  ...[Site, SiteReader, SiteKey, Gateway, GatewayKey],
  ...[GatewayCertificate, EnrolmentCodeRow, EnrolmentRequest],
];
