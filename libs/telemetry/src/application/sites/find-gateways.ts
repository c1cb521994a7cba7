import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Principal } from '@tallystick/platform';
import { DataSource, In } from 'typeorm';
import { GatewayNotFound } from '../../domain/site-errors.js';
import { Gateway } from '../../infra/gateway.entity.js';
import { GatewayCertificate } from '../../infra/gateway-certificate.entity.js';
import { GatewayKey } from '../../infra/gateway-key.entity.js';
import { SiteAccess } from './site-access.js';
import { type GatewayActivity, readActivity } from './read-activity.js';

export interface GatewayWithStanding extends GatewayActivity {
  readonly gateway: Gateway;
  readonly keys: readonly GatewayKey[];
  readonly certificates: readonly Pick<GatewayCertificate, 'serial' | 'issuedAt' | 'notAfter' | 'takenBackAt'>[];
}

/** A site's gateways: what vouches for them, and what was heard of them last. */
@Injectable()
export class FindGateways {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly access: SiteAccess,
  ) {}

  /** By name; a site has few. @throws SiteNotFound */
  async of(siteName: string, caller: Principal): Promise<GatewayWithStanding[]> {
    const { number } = await this.access.toRead(siteName, caller);
    return this.withStanding(
      number,
      await this.dataSource.manager.find(Gateway, { where: { site: number }, order: { name: 'ASC' } }),
    );
  }

  /** @throws SiteNotFound, GatewayNotFound */
  async byName(siteName: string, name: string, caller: Principal): Promise<GatewayWithStanding> {
    const { number } = await this.access.toRead(siteName, caller);
    const gateway = await this.dataSource.manager.findOneBy(Gateway, { site: number, name });
    const [found] = gateway ? await this.withStanding(number, [gateway]) : [];
    if (!found) throw new GatewayNotFound();
    return found;
  }

  private async withStanding(site: string, gateways: readonly Gateway[]): Promise<GatewayWithStanding[]> {
    const { manager } = this.dataSource;
    const where = { gateway: In(gateways.map(({ id }) => id)) };
    const keys = await manager.find(GatewayKey, { where, order: { id: 'DESC' } });
    const certificates = await manager.find(GatewayCertificate, {
      where,
      select: { serial: true, gateway: true, issuedAt: true, notAfter: true, takenBackAt: true },
      order: { issuedAt: 'DESC' },
    });
    const activity = await readActivity(manager, site, gateways);
    return gateways.map((gateway) => ({
      gateway,
      keys: keys.filter((key) => key.gateway === gateway.id),
      certificates: certificates.filter((one) => one.gateway === gateway.id),
      ...(activity.get(gateway.id) ?? { gaps: [] }),
    }));
  }
}
