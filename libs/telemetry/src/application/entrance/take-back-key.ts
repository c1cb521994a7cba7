import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Principal } from '@tallystick/platform';
import { DataSource, type EntityManager } from 'typeorm';
import type { VerifyingKey } from '../../domain/cose/verifying-key.js';
import { EnrolmentDiffers, GatewayKeyEnded, GatewayKeyNotFound } from '../../domain/enrolment/entrance-errors.js';
import { GatewayNotFound } from '../../domain/site-errors.js';
import { Gateway } from '../../infra/gateway.entity.js';
import { tellStanding } from '../../infra/gateway-channels.js';
import { GatewayKey } from '../../infra/gateway-key.entity.js';
import { SiteAccess } from '../sites/site-access.js';
import { FindSiteKeys } from '../sites/find-site-keys.js';
import { openOperatorsWord } from './open-operators-word.js';

export interface KeyPlace {
  readonly site: string;
  readonly gateway: string;
  /** Of the gateway's key. */
  readonly id: string;
}

/**
 * Ends a gateway's key by the operator's signing its enrolment again, from the same moment and with an end: so a bundle shows the end as it shows
 * the beginning, and the platform can neither end a key nor move an end.
 */
@Injectable()
export class TakeBackKey {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly access: SiteAccess,
    private readonly keys: FindSiteKeys,
  ) {}

  /**
   * The same word again changes nothing. Throws `SiteNotFound`, `SiteOperatorOnly`, `SiteKeyMissing`, `GatewayNotFound`, `GatewayKeyNotFound`,
   * `EnrolmentDiffers`, `GatewayKeyEnded`.
   */
  async run({ site, gateway: name, id }: KeyPlace, enrolment: Uint8Array, caller: Principal): Promise<void> {
    const { number } = await this.access.toRun(site, caller);
    const operators = await this.keys.verifying(number);
    await this.dataSource.transaction(async (manager) => {
      const gateway = await manager.findOneBy(Gateway, { site: number, name });
      if (!gateway) throw new GatewayNotFound();
      const lock = { mode: 'pessimistic_write' } as const;
      const key = await manager.findOne(GatewayKey, { where: { id, gateway: gateway.id }, lock });
      if (!key) throw new GatewayKeyNotFound();
      if (key.enrolment.equals(enrolment)) return;
      await this.end(manager, { site, gateway, key, enrolment, operators });
    });
  }

  private async end(manager: EntityManager, { site, gateway, key, enrolment, operators }: EndingKey): Promise<void> {
    const word = openOperatorsWord(enrolment, { site, gateway: gateway.name, key }, operators);
    if (word.notBeforeMs !== key.notBefore.getTime())
      throw new EnrolmentDiffers(`expected it from ${key.notBefore.toISOString()}, as the one that it ends`);
    if (word.notAfterMs === undefined) throw new EnrolmentDiffers('expected it with an end');
    const notAfter = new Date(word.notAfterMs);
    if (key.notAfter !== null && key.notAfter <= notAfter) throw new GatewayKeyEnded();
    await manager.update(GatewayKey, { id: key.id }, { enrolment: Buffer.from(enrolment), notAfter });
    await tellStanding(manager, gateway.site, gateway.name);
  }
}

interface EndingKey {
  readonly site: string;
  readonly gateway: Gateway;
  readonly key: GatewayKey;
  readonly enrolment: Uint8Array;
  readonly operators: readonly VerifyingKey[];
}
