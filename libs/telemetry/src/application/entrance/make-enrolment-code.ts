import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Clock } from '@tallystick/kernel';
import { CLOCK, type Principal } from '@tallystick/platform';
import { DataSource, IsNull, MoreThan } from 'typeorm';
import { CodeLifetimeTooLong } from '../../domain/enrolment/entrance-errors.js';
import { formatEnrolmentCode, hashOfEnrolmentCode } from '../../domain/enrolment/enrolment-code.js';
import { fingerprintOf } from '../../domain/enrolment/key-fingerprint.js';
import { GatewayNotFound } from '../../domain/site-errors.js';
import { EnrolmentCodeRow } from '../../infra/enrolment-code.entity.js';
import { Gateway } from '../../infra/gateway.entity.js';
import { SiteAccess } from '../sites/site-access.js';
import { FindSiteKeys } from '../sites/find-site-keys.js';
import { GatewayEntrance } from './gateway-entrance.js';

const SECRET_BYTES = 16;

export interface MadeCode {
  readonly code: string;
  readonly expiresAt: Date;
}

/** Makes a code by which one gateway may ask to come in, once. Of codes that were not used the newest alone is good. */
@Injectable()
export class MakeEnrolmentCode {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly access: SiteAccess,
    private readonly keys: FindSiteKeys,
    private readonly entrance: GatewayEntrance,
  ) {}

  /** @throws SiteNotFound, SiteOperatorOnly, GatewayNotFound, SiteKeyMissing, EntranceClosed, CodeLifetimeTooLong */
  async run(site: string, gatewayName: string, validMinutes: number, caller: Principal): Promise<MadeCode> {
    const { number } = await this.access.toRun(site, caller);
    this.entrance.required();
    const { codeMinutesMax } = this.entrance.settings;
    if (validMinutes > codeMinutesMax) throw new CodeLifetimeTooLong(codeMinutesMax);
    const { manager } = this.dataSource;
    const gateway = await manager.findOneBy(Gateway, { site: number, name: gatewayName });
    if (!gateway) throw new GatewayNotFound();
    const operatorFingerprint = fingerprintOf(await this.keys.present(number));
    const secret = randomBytes(SECRET_BYTES).toString('base64url');
    const code = { site, gateway: gatewayName, secret, operatorFingerprint };
    const createdAt = new Date(this.clock.nowMs());
    const expiresAt = new Date(createdAt.getTime() + validMinutes * 60_000);
    const hash = Buffer.from(hashOfEnrolmentCode(code));
    // One open code a gateway: a lost one is closed by the next.
    const open = { gateway: gateway.id, usedAt: IsNull(), expiresAt: MoreThan(createdAt) };
    await manager.update(EnrolmentCodeRow, open, { expiresAt: createdAt });
    await manager.insert(EnrolmentCodeRow, { gateway: gateway.id, hash, createdAt, expiresAt, usedAt: null });
    return { code: formatEnrolmentCode(code), expiresAt };
  }
}
