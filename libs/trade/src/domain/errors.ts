import { DomainError } from '@tallystick/kernel';
import type { TaxBureauAnswer } from './einvoice/tax-bureau-check.js';
import type { Finding } from './finding.js';
import type { Verdict } from './verdict.js';

export class PaperUnreadable extends DomainError {
  constructor(findings: readonly Finding[]) {
    const first = findings[0];
    super('paper-unreadable', 'invalid', `The paper cannot be read: ${first?.message ?? 'no reason given'}.`, {
      findings,
    });
  }
}

export class PaperIsRecord extends DomainError {
  constructor(kind: string) {
    super(
      'paper-is-record',
      'invalid',
      `This is a record of kind ${kind}, which is no paper between a seller and a buyer; hand it in at POST /v1/records.`,
      { kind },
    );
  }
}

export class RecordIsPaper extends DomainError {
  constructor(kind: string) {
    super(
      'record-is-paper',
      'invalid',
      `This is a trade document of kind ${kind}, between a seller and a buyer; hand it in at POST /v1/documents.`,
      { kind },
    );
  }
}

export class RecordNamesNoTrade extends DomainError {
  constructor() {
    super(
      'record-names-no-trade',
      'invalid',
      'The record names no order, despatch, receipt or invoice, so that it would be evidence of no trade; name one in bizTransactionList, in a warehouse receipt’s orders or despatches, or in a remittance advice’s billing references.',
    );
  }
}

export class RecordNotFound extends DomainError {
  constructor() {
    super('record-not-found', 'not-found', 'There is no such record among those that you handed in.');
  }
}

export class PaperNamesNoParty extends DomainError {
  constructor(role: 'seller' | 'buyer', identifiers: readonly string[]) {
    super(
      'paper-names-no-party',
      'invalid',
      `The paper's ${role} (${identifiers.join(', ') || 'no identifier'}) is no registered organisation; it is known by its USCC or LEI.`,
      { role, identifiers },
    );
  }
}

export class PaperOfOthers extends DomainError {
  constructor() {
    super(
      'paper-of-others',
      'forbidden',
      'The paper names neither side as you: only its seller or its buyer hands it in.',
    );
  }
}

export class DocumentNotFound extends DomainError {
  constructor() {
    super('document-not-found', 'not-found', 'There is no such document among those that name you as seller or buyer.');
  }
}

export class NotAnInvoice extends DomainError {
  constructor(kind: string) {
    super('not-an-invoice', 'invalid', `A verification starts from an invoice; this document is of kind ${kind}.`, {
      kind,
    });
  }
}

export class TradeTooLarge extends DomainError {
  constructor(maxPapers: number) {
    super(
      'trade-too-large',
      'conflict',
      `More than ${maxPapers} papers name the orders of this invoice, and none may be left out of a verdict; bill fewer orders on one invoice.`,
      { maxPapers },
    );
  }
}

export class PartyNotCertified extends DomainError {
  constructor(party: string) {
    super(
      'party-not-certified',
      'conflict',
      `The registrar has not certified party ${party}, so no verifier can know it.`,
      { party },
    );
  }
}

export class VerifierUnavailable extends DomainError {
  constructor(problem: string) {
    super(
      'verifier-unavailable',
      'unavailable',
      `The verifier did not answer (${problem}); nothing was decided, try again.`,
    );
  }
}

export class TaxBureauUnavailable extends DomainError {
  constructor(problem: string) {
    super('tax-bureau-unavailable', 'unavailable', `The tax bureau's check did not answer (${problem}).`);
  }
}

export class TaxInvoiceDenied extends DomainError {
  constructor({ outcome, askedAt, sha256 }: TaxBureauAnswer) {
    super(
      'tax-invoice-denied',
      'conflict',
      `Asked whether it issued this invoice, the tax bureau answered "${outcome}"; nothing can be financed on it.`,
      { outcome, askedAt, sha256 },
    );
  }
}

export class VerificationsCollided extends DomainError {
  constructor() {
    super(
      'verifications-collided',
      'conflict',
      'Other invoices between the same two parties were attested meanwhile; try again.',
    );
  }
}

export class VerificationNotFound extends DomainError {
  constructor() {
    super('verification-not-found', 'not-found', 'There is no such verification of an invoice of yours.');
  }
}

export class VerificationNotPassed extends DomainError {
  constructor(verdict: Verdict) {
    super(
      'verification-not-passed',
      'conflict',
      `The verification's verdict is ${verdict}; only one that passed, or that a reviewer accepted, carries an attestation.`,
      { verdict },
    );
  }
}

export class AttestationExpired extends DomainError {
  constructor() {
    super(
      'attestation-expired',
      'conflict',
      'The attestation of this verification has expired; verify the invoice anew.',
    );
  }
}

export class AttestationOutdated extends DomainError {
  constructor() {
    super(
      'attestation-outdated',
      'conflict',
      'A credit note on the invoice, or a bank statement that names it, came in that this verification did not count; verify the invoice anew.',
    );
  }
}

export class ReviewNotFound extends DomainError {
  constructor() {
    super('review-not-found', 'not-found', 'There is no such verification for you to review.');
  }
}

export class ReviewDecided extends DomainError {
  constructor() {
    super(
      'review-decided',
      'conflict',
      'A decision on this verification stands already; verify the invoice anew for another.',
    );
  }
}

export class DecisionOfAnotherVerification extends DomainError {
  constructor() {
    super(
      'decision-of-another-verification',
      'conflict',
      'The decision names other inputs or rules than this verification has; sign what this one shows.',
    );
  }
}

/** In the verifier's own words. */
export class DecisionRefused extends DomainError {
  constructor(code: string, kind: 'invalid' | 'forbidden' | 'conflict', message: string) {
    super(code, kind, message);
  }
}
