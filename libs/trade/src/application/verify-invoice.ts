import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { FindOrganisations, type SignedCertificate } from '@tallystick/parties';
import { announce, type Principal } from '@tallystick/platform';
import { DataSource, type EntityManager, IsNull, Not } from 'typeorm';
import { NotAnInvoice, PartyNotCertified, TaxInvoiceDenied, VerificationsCollided } from '../domain/errors.js';
import type { Document } from '../infra/document.entity.js';
import { Verification } from '../infra/verification.entity.js';
import { FindDocuments } from './find-documents.js';
import { FindRecords } from './find-records.js';
import { type VerifierAnswer, VerifierClient } from './verifier-client.js';

/** Each takes a verifier's check; between one pair of parties they seldom meet at all. */
const ATTEMPTS_MAX = 3;

/** Has the verifier check an invoice with all papers of its trade, and keeps the answer, whatever it is, for both sides to read. */
@Injectable()
export class VerifyInvoice {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly documents: FindDocuments,
    private readonly records: FindRecords,
    private readonly organisations: FindOrganisations,
    private readonly verifier: VerifierClient,
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
    const denial = await this.documents.denialOf(invoice);
    if (denial) throw new TaxInvoiceDenied(denial);
    for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt += 1) {
      const attestedBefore = await this.countAttested(invoice, this.dataSource.manager);
      const answer = await this.ask(invoice);
      const id = await this.keep(invoice, answer, attestedBefore, caller);
      if (id !== undefined) return id;
    }
    throw new VerificationsCollided();
  }

  private async ask(invoice: Document): Promise<VerifierAnswer> {
    const certificates = [await this.certificateOf(invoice.seller), await this.certificateOf(invoice.buyer)];
    const papers = await this.documents.ofTrade(invoice);
    const records = await this.records.ofTrade(invoice, papers);
    const documents = [...papers, ...records].map(({ id, content, submittedBy }) => ({
      name: id,
      contentBase64: content.toString('base64'),
      submittedBy,
    }));
    const earlierInvoices = await this.documents.likeInvoice(invoice);
    return this.verifier.attest({ documents, invoice: invoice.sha256, certificates, earlierInvoices });
  }

  /** Undefined when an attestation between the two came in between. */
  private keep(
    invoice: Document,
    { verdict, documents, checks, financeable, attestation: signed }: VerifierAnswer,
    attestedBefore: number,
    caller: Principal,
  ): Promise<string | undefined> {
    const { seller, buyer } = invoice;
    const attestation = signed ?? null;
    return this.dataSource.transaction(async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`verification ${seller} ${buyer}`]);
      if (attestation && (await this.countAttested(invoice, manager)) !== attestedBefore) return undefined;
      const row = {
        verdict,
        documents,
        checks,
        financeable,
        attestation,
        invoice: invoice.id,
        seller,
        buyer,
        requestedBy: caller.party,
      };
      const { id } = await manager.save(manager.create(Verification, row));
      await announce(manager, [{ parties: [seller, buyer], type: 'invoice-verified', subject: id }]);
      return id;
    });
  }

  private countAttested({ seller, buyer }: Document, manager: EntityManager): Promise<number> {
    return manager.countBy(Verification, { seller, buyer, attestation: Not(IsNull()) });
  }

  private async certificateOf(party: string): Promise<SignedCertificate> {
    const { organisation } = await this.organisations.byParty(party);
    if (!organisation.certificate) throw new PartyNotCertified(party);
    return organisation.certificate;
  }
}
