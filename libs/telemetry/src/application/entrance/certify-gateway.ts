import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Principal } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import { GatewaySignsForItself } from '../../domain/enrolment/entrance-errors.js';
import { GatewayNotFound } from '../../domain/site-errors.js';
import { Gateway } from '../../infra/gateway.entity.js';
import type { GatewayCertificate } from '../../infra/gateway-certificate.entity.js';
import { SiteAccess } from '../sites/site-access.js';
import { IssueCertificate } from './issue-certificate.js';

/** Gives the operator a certificate for a vendor's gateway, which signs nothing and cannot ask for itself. */
@Injectable()
export class CertifyGateway {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly access: SiteAccess,
    private readonly certificates: IssueCertificate,
  ) {}

  /** @throws SiteNotFound, SiteOperatorOnly, GatewayNotFound, GatewaySignsForItself, CertificateRequestUnsound, EntranceClosed */
  async run(
    site: string,
    name: string,
    certificateRequest: Uint8Array,
    caller: Principal,
  ): Promise<GatewayCertificate> {
    const { number } = await this.access.toRun(site, caller);
    const { manager } = this.dataSource;
    const gateway = await manager.findOneBy(Gateway, { site: number, name });
    if (!gateway) throw new GatewayNotFound();
    if (gateway.dialect === 'signed') throw new GatewaySignsForItself();
    return this.certificates.run(manager, { gateway, gatewayKey: null, certificateRequest });
  }
}
