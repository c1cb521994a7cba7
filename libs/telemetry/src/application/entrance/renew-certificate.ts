import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Clock } from '@tallystick/kernel';
import { CLOCK } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import { verifyingKey } from '../../domain/cose/verifying-key.js';
import { EnrolmentNotFound, GatewayKeyEnded } from '../../domain/enrolment/entrance-errors.js';
import { siteName } from '../../domain/site-name.js';
import { EnrolmentRequest } from '../../infra/enrolment-request.entity.js';
import { Gateway } from '../../infra/gateway.entity.js';
import type { GatewayCertificate } from '../../infra/gateway-certificate.entity.js';
import { GatewayKey, isOver } from '../../infra/gateway-key.entity.js';
import { CountAttempt } from './count-attempt.js';
import { IssueCertificate } from './issue-certificate.js';
import { isSignedBy, requireProof } from './require-proof.js';

/** Gives a gateway that was let in its next certificate, by its signing key alone. A replay gets what is there, for a key that it has not. */
@Injectable()
export class RenewCertificate {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly attempts: CountAttempt,
    private readonly certificates: IssueCertificate,
  ) {}

  /** @throws LimitReached, EnrolmentNotFound, EnrolmentProofRefused, GatewayKeyEnded, CertificateRequestUnsound, EntranceClosed */
  async run(id: string, certificateRequest: Uint8Array, proof: Uint8Array): Promise<GatewayCertificate> {
    await this.attempts.run(id);
    const { manager } = this.dataSource;
    const asked = await this.approved(id);
    if (!asked) throw new EnrolmentNotFound();
    const { request, stored, gateway } = asked;
    const key = verifyingKey(stored.algorithm, stored.publicKey);
    const site = siteName(Number(request.site));
    // Anybody may ask: who does not show the key is not told that there is such a gateway.
    if (!isSignedBy(proof, site, key)) throw new EnrolmentNotFound();
    requireProof(proof, { site, gateway: gateway.name, key, certificateRequest });
    if (isOver(stored, this.clock.nowMs())) throw new GatewayKeyEnded();
    return this.certificates.run(manager, { gateway, gatewayKey: stored.id, certificateRequest });
  }

  /** By one question, whether there is one or not. */
  private async approved(id: string) {
    const request = await this.dataSource
      .createQueryBuilder(EnrolmentRequest, 'request')
      .innerJoinAndMapOne('request.stored', GatewayKey, 'stored', 'stored.id = request.gatewayKey')
      .innerJoinAndMapOne('request.entered', Gateway, 'gateway', 'gateway.id = request.gateway')
      .where(`request.id = :id AND request.state = 'approved'`, { id })
      .getOne();
    if (!request) return undefined;
    const { stored, entered } = request as EnrolmentRequest & { stored: GatewayKey; entered: Gateway };
    return { request, stored, gateway: entered };
  }
}
