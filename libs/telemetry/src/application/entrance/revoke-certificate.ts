import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Clock } from '@tallystick/kernel';
import { CLOCK, type Principal } from '@tallystick/platform';
import { DataSource, IsNull } from 'typeorm';
import { CertificateNotFound } from '../../domain/enrolment/entrance-errors.js';
import { GatewayNotFound } from '../../domain/site-errors.js';
import { Gateway } from '../../infra/gateway.entity.js';
import { tellStanding } from '../../infra/gateway-channels.js';
import { GatewayCertificate } from '../../infra/gateway-certificate.entity.js';
import { SiteAccess } from '../sites/site-access.js';

/** Ends a certificate: whoever comes with it is not let in any more. It proves nothing about readings, so nobody need sign for that. */
@Injectable()
export class RevokeCertificate {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly access: SiteAccess,
  ) {}

  /** Again changes nothing. @throws SiteNotFound, SiteOperatorOnly, GatewayNotFound, CertificateNotFound */
  async run(site: string, name: string, serial: string, caller: Principal): Promise<void> {
    const { number } = await this.access.toRun(site, caller);
    await this.dataSource.transaction(async (manager) => {
      const gateway = await manager.findOneBy(Gateway, { site: number, name });
      if (!gateway) throw new GatewayNotFound();
      const certificate = { serial, gateway: gateway.id };
      if (!(await manager.existsBy(GatewayCertificate, certificate))) throw new CertificateNotFound();
      const takenBackAt = new Date(this.clock.nowMs());
      await manager.update(GatewayCertificate, { ...certificate, takenBackAt: IsNull() }, { takenBackAt });
      await tellStanding(manager, number, name);
    });
  }
}
