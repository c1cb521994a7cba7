import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { FindOrganisations, type SignedCertificate } from '@tallystick/parties';
import { announce, type Principal } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import { NotAnInvoice, PartyNotCertified } from '../domain/errors.js';
import { Verification } from '../infra/verification.entity.js';
import { FindDocuments } from './find-documents.js';
import { VerifierClient } from './verifier-client.js';

/** Has the verifier check an invoice with all papers of its trade, and keeps the answer, whatever it is, for both sides to read. */
@Injectable()
export class VerifyInvoice {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly documents: FindDocuments,
    private readonly organisations: FindOrganisations,
    private readonly verifier: VerifierClient,
  ) {}

  /** @returns the verification's id */
  async run(invoiceId: string, caller: Principal): Promise<string> {
    const invoice = await this.documents.byId(invoiceId, caller);
    if (invoice.kind !== 'invoice') throw new NotAnInvoice(invoice.kind);
    const { seller, buyer } = invoice;
    const certificates = [await this.certificateOf(seller), await this.certificateOf(buyer)];
    const papers = await this.documents.ofTrade(invoice);
    const documents = papers.map(({ id, content }) => ({ name: id, contentBase64: content.toString('base64') }));
    const answer = await this.verifier.attest({ documents, invoice: invoice.sha256, certificates });
    return this.dataSource.transaction(async (manager) => {
      const { id } = await manager.save(
        manager.create(Verification, {
          ...answer,
          attestation: answer.attestation ?? null,
          invoice: invoiceId,
          seller,
          buyer,
          requestedBy: caller.party,
        }),
      );
      await announce(manager, [seller, buyer], 'invoice-verified', id);
      return id;
    });
  }

  private async certificateOf(party: string): Promise<SignedCertificate> {
    const { organisation } = await this.organisations.byParty(party);
    if (!organisation.certificate) throw new PartyNotCertified(party);
    return organisation.certificate;
  }
}
