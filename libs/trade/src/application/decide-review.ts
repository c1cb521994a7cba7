import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { ReviewDecision } from '@tallystick/act-types';
import type { Clock } from '@tallystick/kernel';
import { announce, CLOCK, noteForAudit, type Principal } from '@tallystick/platform';
import { DataSource, IsNull } from 'typeorm';
import { DecisionOfAnotherVerification, ReviewDecided, VerificationsCollided } from '../domain/errors.js';
import { Document } from '../infra/document.entity.js';
import { isLessenedBeyond } from '../infra/lessened-beyond.js';
import { countSignedCaps, holdPair } from '../infra/signed-caps.js';
import type { SignedAttestation } from '../domain/signed-attestation.js';
import { type SignedDecision, Verification } from '../infra/verification.entity.js';
import { FindReviews } from './find-reviews.js';
import { GatherEvidence } from './gather-evidence.js';
import { queueReverification } from './queue-reverification.js';
import { RelayLoweredCap } from './relay-lowered-cap.js';
import { VerifierClient } from './verifier-client.js';

/** Takes a reviewer's signed decision to the verifier, who runs the verification again before it counts, and keeps both for everyone to read. */
@Injectable()
export class DecideReview {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly reviews: FindReviews,
    private readonly evidence: GatherEvidence,
    private readonly verifier: VerifierClient,
    private readonly lowered: RelayLoweredCap,
  ) {}

  /**
   * The same decision again changes nothing. Throws `ReviewNotFound` unless the caller reviews it, `ReviewDecided`,
   * `DecisionOfAnotherVerification`, `DecisionRefused` in the verifier's words, `VerifierUnavailable`, `VerificationsCollided`.
   */
  async run(id: string, message: ReviewDecision, signature: string, caller: Principal): Promise<void> {
    const verification = await this.reviews.byId(id, caller);
    const { decision: known, inputs, inputHash, ruleSetHash } = verification;
    if (known) {
      if (known.signature === signature) return;
      throw new ReviewDecided();
    }
    if (!inputs || message.inputHash !== inputHash || message.ruleSetHash !== ruleSetHash)
      throw new DecisionOfAnotherVerification();
    const { manager } = this.dataSource;
    const signedCaps = await countSignedCaps(manager, verification);
    const invoice = await manager.findOneByOrFail(Document, { id: verification.invoice });
    const { checkedOn } = inputs;
    const evidence = await this.evidence.of(invoice);
    const { attestation } = await this.verifier.decide({ ...evidence, checkedOn, decision: message, signature });
    const decision = { message, signature, decidedAt: new Date(this.clock.nowMs()).toISOString() };
    await this.keep(verification, invoice, decision, attestation, signedCaps);
  }

  private async keep(
    verification: Verification,
    document: Document,
    decision: SignedDecision,
    attestation: SignedAttestation | undefined,
    signedCaps: number,
  ): Promise<void> {
    const { id, invoice, seller, buyer, reviewer, documents, requestedBy } = verification;
    const counted = documents.map(({ file }) => file);
    await this.dataSource.transaction(async (manager) => {
      await holdPair(manager, verification);
      if (attestation && (await countSignedCaps(manager, verification)) !== signedCaps)
        throw new VerificationsCollided();
      const isLower = attestation !== undefined && (await this.lowered.run(manager, invoice, attestation));
      const changes = { decision, ...(attestation ? { attestation } : {}) };
      const { affected } = await manager.update(Verification, { id, decision: IsNull() }, changes);
      if (affected !== 1) throw new ReviewDecided();
      const verdict = decision.message.accepted ? 'accepted' : 'not-accepted';
      noteForAudit({ objects: [{ kind: 'verification', id, details: { verdict } }] });
      // A credit note or a payment that came in meanwhile found no attested invoice to have verified again.
      if (attestation && (await isLessenedBeyond(manager, document, counted)))
        await queueReverification(manager, invoice, requestedBy);
      await announce(manager, [
        { parties: [seller, buyer, reviewer ?? seller], type: 'review-decided', subject: id },
        ...(isLower ? [{ parties: [seller, buyer], type: 'invoice-cap-lowered' as const, subject: id }] : []),
      ]);
    });
  }
}
