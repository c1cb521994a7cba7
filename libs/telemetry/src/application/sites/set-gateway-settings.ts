import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Principal } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import { readGatewaySettings } from '../../domain/gateway-settings.js';
import { GatewayNotFound } from '../../domain/site-errors.js';
import { Gateway } from '../../infra/gateway.entity.js';
import { tellSettings } from '../../infra/gateway-channels.js';
import { SiteAccess } from './site-access.js';

/** Sets what a gateway is to do, in the place of all that was set before. The intake hears of it and tells the gateway. */
@Injectable()
export class SetGatewaySettings {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly access: SiteAccess,
  ) {}

  /** @throws SiteNotFound, SiteOperatorOnly, GatewayNotFound, GatewaySettingsUnsound */
  async run(siteName: string, name: string, given: unknown, caller: Principal): Promise<void> {
    const { number } = await this.access.toRun(siteName, caller);
    const settings: Record<string, unknown> = { ...readGatewaySettings(given) };
    await this.dataSource.transaction(async (manager) => {
      const { affected } = await manager
        .createQueryBuilder()
        .update(Gateway)
        .set({ settings: () => ':settings::jsonb' })
        .where({ site: number, name })
        .setParameter('settings', JSON.stringify(settings))
        .execute();
      if (affected === 0) throw new GatewayNotFound();
      await tellSettings(manager, number, name);
    });
  }
}
