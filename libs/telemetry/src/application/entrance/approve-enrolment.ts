import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Clock } from '@tallystick/kernel';
import { CLOCK, type Principal } from '@tallystick/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { keyIdOf, type VerifyingKey } from '../../domain/cose/verifying-key.js';
import { fingerprintOf } from '../../domain/enrolment/key-fingerprint.js';
import { EnrolmentDecided, EnrolmentDiffers, EnrolmentNotFound } from '../../domain/enrolment/entrance-errors.js';
import { EnrolmentRequest } from '../../infra/enrolment-request.entity.js';
import { Gateway } from '../../infra/gateway.entity.js';
import { tellStanding } from '../../infra/gateway-channels.js';
import { GatewayKey } from '../../infra/gateway-key.entity.js';
import { SiteAccess } from '../sites/site-access.js';
import { FindSiteKeys } from '../sites/find-site-keys.js';
import { GatewayEntrance } from './gateway-entrance.js';
import { IssueCertificate } from './issue-certificate.js';
import { openOperatorsWord } from './open-operators-word.js';

/** Lets in a gateway by the operator's own signed word. The platform adds a certificate to it, and could not have said it itself. */
@Injectable()
export class ApproveEnrolment {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly access: SiteAccess,
    private readonly keys: FindSiteKeys,
    private readonly certificates: IssueCertificate,
    private readonly entrance: GatewayEntrance,
  ) {}

  /**
   * The same word again changes nothing. Throws `SiteNotFound`, `SiteOperatorOnly`, `SiteKeyMissing`, `EnrolmentNotFound`, `EnrolmentDecided`,
   * `EnrolmentDiffers`, `EntranceClosed`.
   */
  async run(site: string, id: string, enrolment: Uint8Array, caller: Principal): Promise<void> {
    const { number } = await this.access.toRun(site, caller);
    const operators = await this.keys.verifying(number);
    await this.dataSource.transaction(async (manager) => {
      const lock = { mode: 'pessimistic_write' } as const;
      const request = await manager.findOne(EnrolmentRequest, { where: { id, site: number }, lock });
      if (!request) throw new EnrolmentNotFound();
      if (request.state !== 'pending') return this.requireRepeated(manager, request, enrolment);
      await this.letIn(manager, { site, request, enrolment, operators });
    });
  }

  private async requireRepeated(
    manager: EntityManager,
    { state, gatewayKey }: EnrolmentRequest,
    enrolment: Uint8Array,
  ): Promise<void> {
    const known = gatewayKey === null ? null : await manager.findOneBy(GatewayKey, { id: gatewayKey });
    if (!known?.enrolment.equals(enrolment)) throw new EnrolmentDecided(state);
  }

  private async letIn(manager: EntityManager, { site, request, enrolment, operators }: LettingIn): Promise<void> {
    const { algorithm, publicKey, certificateRequest } = request;
    const gateway = await manager.findOneByOrFail(Gateway, { id: request.gateway });
    const expected = { site, gateway: gateway.name, key: { algorithm, publicKey } };
    const word = openOperatorsWord(enrolment, expected, operators);
    const nowMs = this.clock.nowMs();
    if (word.notAfterMs !== undefined && word.notAfterMs <= nowMs)
      throw new EnrolmentDiffers('expected an end, if any, that lies ahead');
    // A gateway that waits for another log's receipts would forget nothing until its disk is full.
    const { receiptKey } = this.entrance.required();
    if (fingerprintOf(word.receiptKey) !== fingerprintOf(receiptKey))
      throw new EnrolmentDiffers(`expected the log's receipt key, with the fingerprint ${fingerprintOf(receiptKey)}`);
    const key = await manager.save(
      manager.create(GatewayKey, {
        ...{ gateway: gateway.id, algorithm, publicKey, keyId: Buffer.from(keyIdOf(publicKey)) },
        ...{ enrolment: Buffer.from(enrolment), notBefore: new Date(word.notBeforeMs) },
        ...{ notAfter: word.notAfterMs === undefined ? null : new Date(word.notAfterMs), takenBackAt: null },
      }),
    );
    await this.certificates.run(manager, { gateway, gatewayKey: key.id, certificateRequest });
    const decided = { state: 'approved', gatewayKey: key.id, decidedAt: new Date(nowMs) } as const;
    await manager.update(EnrolmentRequest, { id: request.id }, decided);
    await tellStanding(manager, request.site, gateway.name);
  }
}

interface LettingIn {
  readonly site: string;
  readonly request: EnrolmentRequest;
  readonly enrolment: Uint8Array;
  readonly operators: readonly VerifyingKey[];
}
