import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type ExpectedTags, type Principal, requireTag, stateTag } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import { readGatewaySettings } from '../../domain/gateway-settings.js';
import { GatewayNotFound } from '../../domain/site-errors.js';
import { Gateway } from '../../infra/gateway.entity.js';
import { tellSettings } from '../../infra/gateway-channels.js';
import { SiteAccess } from './site-access.js';

/** Of what is set for a gateway. */
export const gatewaySettingsTag = (settings: Readonly<Record<string, unknown>>): string => stateTag(settings);

/** Sets what a gateway is to do, in the place of all that was set before. The intake hears of it and tells the gateway. */
@Injectable()
export class SetGatewaySettings {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly access: SiteAccess,
  ) {}

  /** @throws SiteNotFound, SiteOperatorOnly, GatewayNotFound, GatewaySettingsUnsound, ChangedMeanwhile */
  async run(
    { site: siteName, name }: { readonly site: string; readonly name: string },
    given: unknown,
    caller: Principal,
    expected?: ExpectedTags,
  ): Promise<void> {
    const { number } = await this.access.toRun(siteName, caller);
    const settings: Record<string, unknown> = { ...readGatewaySettings(given) };
    await this.dataSource.transaction(async (manager) => {
      const lock = { mode: 'pessimistic_write' } as const;
      const gateway = await manager.findOne(Gateway, { where: { site: number, name }, lock });
      if (!gateway) throw new GatewayNotFound();
      requireTag(expected, gatewaySettingsTag(gateway.settings));
      await manager
        .createQueryBuilder()
        .update(Gateway)
        .set({ settings: () => ':settings::jsonb' })
        .where({ id: gateway.id })
        .setParameter('settings', JSON.stringify(settings))
        .execute();
      await tellSettings(manager, number, name);
    });
  }
}
