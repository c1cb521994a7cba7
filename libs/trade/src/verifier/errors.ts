import { DomainError } from '@tallystick/kernel';

export class DocumentNotBase64 extends DomainError {
  constructor(name: string) {
    super('document-not-base64', 'invalid', 'contentBase64 must be the paper in base64, with padding.', { name });
  }
}

export class InvoiceNotAmongDocuments extends DomainError {
  constructor(invoice: string) {
    super('invoice-not-among-documents', 'invalid', 'invoice must be the SHA-256 of one of the documents, in hex.', {
      invoice,
    });
  }
}
