import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { announce, noteForAudit, type Principal } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import { NotAnInvoice, VerificationsCollided } from '../domain/errors.js';
import { Document } from '../infra/document.entity.js';
import { isLessenedBeyond } from '../infra/lessened-beyond.js';
import { Reverification } from '../infra/reverification.entity.js';
import { countSignedCaps, findStandingCap, holdPair } from '../infra/signed-caps.js';
import { Verification } from '../infra/verification.entity.js';
import { FindDocuments } from './find-documents.js';
import { GatherEvidence } from './gather-evidence.js';
import { queueReverification } from './queue-reverification.js';
import { RelayLoweredCap } from './relay-lowered-cap.js';
import { type VerifierAnswer, VerifierClient } from './verifier-client.js';

/** Each takes a verifier's check; between one pair of parties they seldom meet at all. */
const ATTEMPTS_MAX = 3;

/** How things stood before the verifier was asked. */
interface Before {
  readonly signedCaps: number;
  /** Of the request to verify the invoice again, if there is one. */
  readonly version: number | undefined;
}

/** Has the verifier check an invoice with all papers of its trade, and keeps the answer, whatever it is, for both sides to read. */
@Injectable()
export class VerifyInvoice {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly documents: FindDocuments,
    private readonly evidence: GatherEvidence,
    private readonly verifier: VerifierClient,
    private readonly lowered: RelayLoweredCap,
  ) {}

  /**
   * @returns the verification's id
   *
   * Two invoices on the same goods, verified side by side, would each find the goods unbilled. So what was attested between the two
   * parties is counted before the verifier is asked and again when its answer is kept; when it changed, the verifier is asked anew.
   */
  async run(invoiceId: string, caller: Principal): Promise<string> {
    const invoice = await this.documents.byId(invoiceId, caller);
    if (invoice.kind !== 'invoice') throw new NotAnInvoice(invoice.kind);
    return this.verify(invoice, caller.party);
  }

  /** Once more, because something came in that weighs on it. */
  async again({ invoice, requestedBy }: Pick<Reverification, 'invoice' | 'requestedBy'>): Promise<string> {
    return this.verify(await this.dataSource.manager.findOneByOrFail(Document, { id: invoice }), requestedBy);
  }

  private async verify(invoice: Document, requestedBy: string): Promise<string> {
    for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt += 1) {
      const before = await this.before(invoice);
      const standing = await findStandingCap(this.dataSource.manager, invoice.id);
      const evidence = await this.evidence.of(invoice);
      const answer = await this.verifier.attest({ ...evidence, ...(standing ? { standing } : {}) });
      const id = await this.keep(invoice, answer, before, requestedBy);
      if (id !== undefined) return id;
    }
    throw new VerificationsCollided();
  }

  private async before(invoice: Document): Promise<Before> {
    const { manager } = this.dataSource;
    const asked = await manager.findOneBy(Reverification, { invoice: invoice.id });
    return { signedCaps: await countSignedCaps(manager, invoice), version: asked?.version };
  }

  /** Undefined when an attestation between the two came in between. */
  private keep(
    invoice: Document,
    { attestation, lowering, ...report }: VerifierAnswer,
    before: Before,
    requestedBy: string,
  ): Promise<string | undefined> {
    const { verdict, documents, checks, financeable, inputs, inputHash, ruleSetHash, reviewer } = report;
    const { id: invoiceId, seller, buyer } = invoice;
    const signed = attestation ?? lowering;
    return this.dataSource.transaction(async (manager) => {
      await holdPair(manager, invoice);
      if (signed && (await countSignedCaps(manager, invoice)) !== before.signedCaps) return undefined;
      const isLower = signed !== undefined && (await this.lowered.run(manager, invoiceId, signed));
      const { id } = await manager.save(
        manager.create(Verification, {
          ...{ verdict, documents, checks, financeable, inputs, inputHash, ruleSetHash, reviewer },
          attestation: attestation ?? null,
          lowering: lowering ?? null,
          decision: null,
          invoice: invoiceId,
          seller,
          buyer,
          requestedBy,
        }),
      );
      noteForAudit({ objects: [{ kind: 'verification', id, details: { invoice: invoiceId, verdict } }] });
      if (before.version !== undefined)
        await manager.delete(Reverification, { invoice: invoiceId, version: before.version });
      const counted = documents.map(({ file }) => file);
      // A credit note or a payment that came in meanwhile found no attested invoice to have verified again.
      if (attestation && (await isLessenedBeyond(manager, invoice, counted)))
        await queueReverification(manager, invoiceId, requestedBy);
      const parties = verdict === 'review' ? [seller, buyer, reviewer] : [seller, buyer];
      await announce(manager, [
        { parties, type: 'invoice-verified', subject: id },
        ...(isLower ? [{ parties: [seller, buyer], type: 'invoice-cap-lowered' as const, subject: id }] : []),
      ]);
      return id;
    });
  }
}
