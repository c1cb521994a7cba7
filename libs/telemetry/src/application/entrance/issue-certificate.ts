import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@tallystick/kernel';
import { CLOCK } from '@tallystick/platform';
import { type EntityManager, IsNull } from 'typeorm';
import { hashOfRequest } from '../../domain/enrolment/certificate-proof.js';
import { siteName } from '../../domain/site-name.js';
import type { Gateway } from '../../infra/gateway.entity.js';
import { GatewayCertificate } from '../../infra/gateway-certificate.entity.js';
import { GatewayEntrance } from './gateway-entrance.js';
import { clientIdOf, urnOfGateway } from '../../domain/gateway-names.js';

export interface CertificateFor {
  readonly gateway: Pick<Gateway, 'id' | 'name' | 'site'>;
  /** Null of a gateway that signs nothing. */
  readonly gatewayKey: string | null;
  /** PKCS#10, DER. */
  readonly certificateRequest: Uint8Array;
}

/** Gives a gateway a certificate for the key of its TLS client; for the same request the same one. */
@Injectable()
export class IssueCertificate {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly entrance: GatewayEntrance,
  ) {}

  /** @throws EntranceClosed, CertificateRequestUnsound */
  async run(manager: EntityManager, asked: CertificateFor): Promise<GatewayCertificate> {
    const { authority } = this.entrance.required();
    const { gateway, gatewayKey, certificateRequest } = asked;
    const requestHash = Buffer.from(hashOfRequest(certificateRequest));
    const same = { gateway: gateway.id, gatewayKey: gatewayKey ?? IsNull(), requestHash };
    const known = await manager.findOneBy(GatewayCertificate, same);
    if (known) return known;
    const named = { site: siteName(Number(gateway.site)), gateway: gateway.name };
    const nowMs = this.clock.nowMs();
    const { chain, serial, notAfter } = await authority.issueToClient({
      ...{ certificateRequest, nowMs, lifetimeDays: this.entrance.settings.certificateDays },
      ...{ commonName: clientIdOf(named), uri: urnOfGateway(named) },
    });
    const values = {
      ...{ serial, gateway: gateway.id, gatewayKey, requestHash, chain: [...chain] },
      ...{ issuedAt: new Date(nowMs), notAfter, takenBackAt: null },
    };
    await manager.createQueryBuilder().insert().into(GatewayCertificate).values(values).orIgnore().execute();
    // Asked twice at once, one of the two was stored.
    return manager.findOneByOrFail(GatewayCertificate, same);
  }
}
