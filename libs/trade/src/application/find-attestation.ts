import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type Clock, nowSeconds } from '@tallystick/kernel';
import { CLOCK, type Principal } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import { AttestationExpired, AttestationOutdated, VerificationNotPassed } from '../domain/errors.js';
import type { SignedAttestation } from '../domain/signed-attestation.js';
import { isLessenedBeyond } from '../infra/lessened-beyond.js';
import { FindDocuments } from './find-documents.js';
import { FindVerifications } from './find-verifications.js';

/** The verifier's signed word that an invoice may be financed, for the act that stands on it. */
@Injectable()
export class FindAttestation {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly verifications: FindVerifications,
    private readonly documents: FindDocuments,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Throws when the verification is not the caller's to see, did not pass, or its attestation has expired or leaves out what was credited or
   * paid since.
   */
  async forVerification(id: string, caller: Principal): Promise<SignedAttestation> {
    const { attestation, verdict, invoice, documents } = await this.verifications.byId(id, caller);
    if (!attestation) throw new VerificationNotPassed(verdict);
    if (Number(attestation.message.deadline) <= nowSeconds(this.clock)) throw new AttestationExpired();
    const counted = documents.map(({ file }) => file);
    const document = await this.documents.byId(invoice, caller);
    if (await isLessenedBeyond(this.dataSource.manager, document, counted)) throw new AttestationOutdated();
    return attestation;
  }
}
