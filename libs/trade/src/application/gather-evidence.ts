import { Injectable } from '@nestjs/common';
import { FindOrganisations, type SignedCertificate } from '@tallystick/parties';
import { PartyNotCertified, TaxInvoiceDenied } from '../domain/errors.js';
import type { Document } from '../infra/document.entity.js';
import { FindDocuments } from './find-documents.js';
import { FindLikeInvoices } from './find-like-invoices.js';
import { FindRecords } from './find-records.js';
import { LookElsewhere } from './look-elsewhere.js';
import type { Evidence } from './verifier-client.js';

/** All that a verifier has to be shown of an invoice. */
@Injectable()
export class GatherEvidence {
  constructor(
    private readonly documents: FindDocuments,
    private readonly records: FindRecords,
    private readonly organisations: FindOrganisations,
    private readonly elsewhere: LookElsewhere,
    private readonly likeInvoices: FindLikeInvoices,
  ) {}

  /** Throws `TaxInvoiceDenied`, `PartyNotCertified`, `TradeTooLarge`. */
  async of(invoice: Document): Promise<Evidence> {
    const denial = await this.documents.denialOf(invoice);
    if (denial) throw new TaxInvoiceDenied(denial);
    const certificates = [await this.certificateOf(invoice.seller), await this.certificateOf(invoice.buyer)];
    const papers = await this.documents.ofTrade(invoice);
    const records = await this.records.ofTrade(invoice, papers);
    const documents = [
      ...papers.map(({ submitters, taxAnswer, ...paper }) => ({
        ...shown(paper, submitters),
        ...(taxAnswer ? { taxAnswer } : {}),
      })),
      ...records.map(({ submittedBy, ...record }) => shown(record, [submittedBy])),
    ];
    const seen = await this.elsewhere.from(invoice, papers, records);
    const sums = seen.sums.flatMap(({ others }) => others);
    const earlierInvoices = await this.likeInvoices.run(invoice, sums);
    return { documents, invoice: invoice.sha256, certificates, earlierInvoices, seen };
  }

  private async certificateOf(party: string): Promise<SignedCertificate> {
    const { organisation } = await this.organisations.byParty(party);
    if (!organisation.certificate) throw new PartyNotCertified(party);
    return organisation.certificate;
  }
}

function shown(
  { id, content }: Pick<Document, 'id' | 'content'>,
  submittedBy: readonly string[],
): Evidence['documents'][number] {
  return { name: id, contentBase64: content.toString('base64'), submittedBy };
}
