import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Clock } from '@tallystick/kernel';
import { announce, CLOCK } from '@tallystick/platform';
import { publicKeyOfRequest } from '@tallystick/platform/certificates';
import { DataSource, type EntityManager, In } from 'typeorm';
import type { SignatureAlgorithm } from '../../domain/cose/signature-algorithm.js';
import { type VerifyingKey, verifyingKey } from '../../domain/cose/verifying-key.js';
import { type EnrolmentCode, hashOfEnrolmentCode, parseEnrolmentCode } from '../../domain/enrolment/enrolment-code.js';
import { EnrolmentCodeRefused } from '../../domain/enrolment/entrance-errors.js';
import { sha256 } from '../../domain/sha256.js';
import { findSiteNumber } from '../../domain/site-name.js';
import { EnrolmentCodeRow } from '../../infra/enrolment-code.entity.js';
import { EnrolmentRequest } from '../../infra/enrolment-request.entity.js';
import { requireProof } from './require-proof.js';
import { CountAttempt } from './count-attempt.js';
import { GatewayEntrance } from './gateway-entrance.js';

export interface EnrolmentTermsGiven {
  readonly code: string;
  readonly key: { readonly algorithm: SignatureAlgorithm; readonly publicKey: Uint8Array };
  readonly certificateRequest: Uint8Array;
  readonly proof: Uint8Array;
}

export interface StoredRequest {
  readonly id: string;
  readonly pollSecret: string;
}

/** All codes of the gateway that are not over, so that one query answers alike for a gateway, a site or a code that is not there. */
const CODES = `
  SELECT code.id FROM telemetry.enrolment_code AS code JOIN telemetry.gateway ON gateway.id = code.gateway
  WHERE gateway.site = $1 AND gateway.name = $2 AND code.expires_at > $3
  ORDER BY code.id FOR UPDATE OF code`;

/** Takes a gateway's request to come in, which its site's operator then decides on. A code is good for one key. */
@Injectable()
export class RequestEnrolment {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly entrance: GatewayEntrance,
    private readonly attempts: CountAttempt,
  ) {}

  /**
   * The same code and key again is the same request. Throws `EnrolmentCodeMalformed`, `LimitReached`, `PublicKeyUnsound`,
   * `EnrolmentProofRefused`, `CertificateRequestUnsound`, `EnrolmentCodeRefused`, `EntranceClosed`.
   */
  async run({ code: text, key: given, certificateRequest, proof }: EnrolmentTermsGiven): Promise<StoredRequest> {
    this.entrance.required();
    const code = parseEnrolmentCode(text);
    await this.attempts.run(code.site);
    const key = verifyingKey(given.algorithm, given.publicKey);
    requireProof(proof, { ...code, key, certificateRequest, codeHash: hashOfEnrolmentCode(code) });
    await publicKeyOfRequest(certificateRequest);
    const pollSecretOf = (id: string) => createHmac('sha256', text).update(`poll ${id}`).digest('base64url');
    const request = await this.dataSource.transaction((manager) =>
      this.take(manager, code, { key, certificateRequest, pollSecretOf }),
    );
    // Outside the transaction, so that the wrong attempt stays counted.
    if (!request) throw new EnrolmentCodeRefused();
    return { id: request, pollSecret: pollSecretOf(request) };
  }

  /** @returns undefined when the code may not be used */
  private async take(manager: EntityManager, code: EnrolmentCode, asked: AskedFor): Promise<string | undefined> {
    const now = new Date(this.clock.nowMs());
    const open = await manager.query<{ id: string }[]>(CODES, [findSiteNumber(code.site), code.gateway, now]);
    const rows = await manager.findBy(EnrolmentCodeRow, { id: In(open.map(({ id }) => id)) });
    const hash = hashOfEnrolmentCode(code);
    const found = rows.find((row) => timingSafeEqual(row.hash, hash));
    const { wrongAttemptsMax } = this.entrance.settings;
    if (!found) {
      for (const { id } of rows) await manager.increment(EnrolmentCodeRow, { id }, 'wrongAttempts', 1);
      return undefined;
    }
    if (found.usedAt) return this.repeated(manager, found, asked.key);
    if (found.wrongAttempts >= wrongAttemptsMax) return undefined;
    return this.store(manager, found, asked, now);
  }

  /** A gateway that did not hear the answer asks again. */
  private async repeated(manager: EntityManager, { id }: EnrolmentCodeRow, key: VerifyingKey) {
    const known = await manager.findOneByOrFail(EnrolmentRequest, { code: id });
    const isSame = known.algorithm === key.algorithm && known.publicKey.equals(key.publicKey);
    return isSame ? known.id : undefined;
  }

  private async store(
    manager: EntityManager,
    code: EnrolmentCodeRow,
    { key, certificateRequest, pollSecretOf }: AskedFor,
    now: Date,
  ): Promise<string> {
    const [gateway] = await manager.query<{ site: string; operator: string }[]>(
      `SELECT site.number AS site, site.operator FROM telemetry.gateway JOIN telemetry.site ON site.number = gateway.site
       WHERE gateway.id = $1`,
      [code.gateway],
    );
    if (!gateway) throw new Error('a code has a gateway, and a gateway a site');
    const [{ id } = { id: '' }] = await manager.query<{ id: string }[]>('SELECT uuidv7() AS id');
    await manager.update(EnrolmentCodeRow, { id: code.id }, { usedAt: now });
    await manager.insert(EnrolmentRequest, {
      ...{ id, site: gateway.site, gateway: code.gateway, code: code.id, state: 'pending', requestedAt: now },
      ...{ algorithm: key.algorithm, publicKey: Buffer.from(key.publicKey) },
      certificateRequest: Buffer.from(certificateRequest),
      pollHash: Buffer.from(sha256(new TextEncoder().encode(pollSecretOf(id)))),
    });
    await announce(manager, [{ parties: [gateway.operator], type: 'gateway-asked', subject: id }]);
    return id;
  }
}

interface AskedFor {
  readonly key: VerifyingKey;
  readonly certificateRequest: Uint8Array;
  readonly pollSecretOf: (id: string) => string;
}
