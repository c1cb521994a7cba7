import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Principal } from '@tallystick/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { GatewayExists, TooManyGateways } from '../../domain/site-errors.js';
import { Gateway } from '../../infra/gateway.entity.js';
import { Site } from '../../infra/site.entity.js';
import { SiteAccess } from './site-access.js';
import { checkMapping } from './check-mapping.js';
import { SITE_LIMITS, type SiteLimits } from './site-limits.js';

export type GatewayTerms = Pick<Gateway, 'name' | 'dialect' | 'mapping'>;

/** Names a gateway of a site, before it comes in. */
@Injectable()
export class AddGateway {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(SITE_LIMITS) private readonly limits: SiteLimits,
    private readonly access: SiteAccess,
  ) {}

  /** The same again changes nothing. @throws SiteNotFound, SiteOperatorOnly, GatewayExists, TooManyGateways, MappingUnsound */
  async run(siteName: string, terms: GatewayTerms, caller: Principal): Promise<void> {
    const { number } = await this.access.toRun(siteName, caller);
    checkMapping(terms.dialect, terms.mapping);
    await this.dataSource.transaction((manager) => this.add(manager, number, terms));
  }

  private async add(manager: EntityManager, site: string, terms: GatewayTerms): Promise<void> {
    await manager.findOneOrFail(Site, { where: { number: site }, lock: { mode: 'pessimistic_write' } });
    const known = await manager.findOneBy(Gateway, { site, name: terms.name });
    if (known) {
      if (known.dialect !== terms.dialect || !isSameJson(known.mapping, terms.mapping)) throw new GatewayExists();
      return;
    }
    const { gatewaysPerSite } = this.limits;
    if ((await manager.countBy(Gateway, { site })) >= gatewaysPerSite) throw new TooManyGateways(gatewaysPerSite);
    await manager.save(manager.create(Gateway, { ...terms, site, settings: {} }));
  }
}

/** PostgreSQL keeps a JSON object's names in an order of its own. */
function isSameJson(one: unknown, other: unknown): boolean {
  return JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, part]) => [name, inOrder(part)]));
}
