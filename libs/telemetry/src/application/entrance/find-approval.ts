import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { readSign1 } from '../../domain/cose/sign1.js';
import { keyIdOf } from '../../domain/cose/verifying-key.js';
import { isSameHash } from '../../domain/sha256.js';
import type { EnrolmentRequest } from '../../infra/enrolment-request.entity.js';
import { Gateway } from '../../infra/gateway.entity.js';
import { GatewayCertificate } from '../../infra/gateway-certificate.entity.js';
import { GatewayKey } from '../../infra/gateway-key.entity.js';
import type { SiteKey } from '../../infra/site-key.entity.js';
import { FindSiteKeys } from '../sites/find-site-keys.js';
import { GatewayEntrance, type OpenEntrance } from './gateway-entrance.js';

export interface Approval extends OpenEntrance {
  readonly key: GatewayKey;
  /** The key that signed the enrolment, as the site's operator stated it. */
  readonly operatorKey: Pick<SiteKey, 'algorithm' | 'publicKey'>;
  readonly certificate: GatewayCertificate;
  readonly settings: Record<string, unknown>;
}

/** All that a gateway needs once it was let in. */
@Injectable()
export class FindApproval {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly keys: FindSiteKeys,
    private readonly entrance: GatewayEntrance,
  ) {}

  /** @returns undefined as long as it was not. @throws EntranceClosed */
  async of({ site, gateway, gatewayKey }: EnrolmentRequest): Promise<Approval | undefined> {
    if (gatewayKey === null) return undefined;
    const entrance = this.entrance.required();
    const { manager } = this.dataSource;
    const key = await manager.findOneByOrFail(GatewayKey, { id: gatewayKey });
    const { settings } = await manager.findOneByOrFail(Gateway, { id: gateway });
    const certificate = await manager.findOneOrFail(GatewayCertificate, {
      where: { gatewayKey },
      order: { issuedAt: 'DESC' },
    });
    const { keyId } = readSign1(key.enrolment);
    const operatorKey = (await this.keys.allOf(site)).find(({ publicKey }) => isSameHash(keyIdOf(publicKey), keyId));
    if (!operatorKey) throw new Error('an enrolment was signed by a key that was stated');
    return { ...entrance, key, operatorKey, certificate, settings };
  }
}
