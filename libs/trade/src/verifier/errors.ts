import { DomainError } from '@tallystick/kernel';
import type { Verdict } from '../domain/verdict.js';

export class InvoiceNotAmongDocuments extends DomainError {
  constructor(invoice: string) {
    super('invoice-not-among-documents', 'invalid', 'invoice must be the SHA-256 of one of the documents, in hex.', {
      invoice,
    });
  }
}

export class DecisionNotByReviewer extends DomainError {
  constructor(reviewer: string) {
    super(
      'decision-not-by-reviewer',
      'forbidden',
      `The decision is not signed by the account of party ${reviewer}, which reviews for this verifier.`,
      { reviewer },
    );
  }
}

export class DecisionExpired extends DomainError {
  constructor() {
    super(
      'decision-expired',
      'conflict',
      'The decision’s deadline is past, or more than 30 days ahead; look at the verification again and sign anew.',
    );
  }
}

export class ReviewerNotAdmitted extends DomainError {
  constructor(reviewer: string) {
    super(
      'reviewer-not-admitted',
      'forbidden',
      `Party ${reviewer} is not admitted as a verifier on the ledger now, so it decides nothing.`,
      { reviewer },
    );
  }
}

export class ReviewerEpochPassed extends DomainError {
  constructor(named: string, present: string) {
    super(
      'reviewer-epoch-passed',
      'conflict',
      `The decision names epoch ${named} of its reviewer, whose epoch is now ${present}; sign it anew.`,
      { named, present },
    );
  }
}

export class ReviewStale extends DomainError {
  /** @param changed what is not as it was */
  constructor(changed: string) {
    super(
      'review-stale',
      'conflict',
      `The decision is on another verification than this one: ${changed} changed since. Verify the invoice anew and decide on that.`,
      { changed },
    );
  }
}

export class NotForReview extends DomainError {
  constructor(verdict: Verdict) {
    super(
      'not-for-review',
      'conflict',
      `The verdict is ${verdict}; a reviewer decides on the verdict review alone, and nobody overrules a contradiction.`,
      { verdict },
    );
  }
}

export class DecisionNotComplete extends DomainError {
  constructor(checks: readonly string[], amountMinor: bigint) {
    super(
      'decision-not-complete',
      'invalid',
      `A decision names every check that did not pass (${checks.join(', ')}), sorted, and the cap ${amountMinor}, as the verification has them.`,
      { checks: [...checks], cap: amountMinor.toString() },
    );
  }
}

export class NothingToAttest extends DomainError {
  constructor(reasons: readonly string[]) {
    super(
      'nothing-to-attest',
      'conflict',
      `No reviewer can put this right: ${reasons.join('; ') || 'the paper is no invoice'}.`,
      { reasons: [...reasons] },
    );
  }
}

export class ReviewerIsParty extends DomainError {
  constructor(reviewer: string) {
    super(
      'reviewer-is-party',
      'forbidden',
      `Party ${reviewer} sells or buys on this invoice; nobody reviews a trade of its own.`,
      {
        reviewer,
      },
    );
  }
}
