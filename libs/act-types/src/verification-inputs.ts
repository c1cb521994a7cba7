import { encodeFields } from '@tallystick/kernel';
import { sha256 } from 'ethers';
import type { PartyCertificate } from './party-certificate.js';

/** An invoice that was seen before, as a verification was told of it. */
export interface EarlierInvoice {
  /** Of its paper, lower-case hex. */
  readonly sha256: string;
  readonly canonicalNumber: string;
  readonly seller: string;
  readonly buyer: string;
  readonly currency: string;
  /** Decimal digits. */
  readonly amountMinor: string;
  readonly issueDate: string;
  readonly orderLines: readonly string[];
}

/** What may be told of a circle of sales to one of its parties: of the others neither who they are nor what they sold. */
export interface CircleSeen {
  /** Parties, and so sales. */
  readonly parties: number;
  /** From the first sale to the last. */
  readonly days: number;
  /** The least sale in percent of the greatest, rounded down. */
  readonly keptPercent: number;
}

/** A paper as a verification was shown it. */
export interface PaperInput {
  /** Lower-case hex. */
  readonly sha256: string;
  /** Party numbers of those who handed it in. */
  readonly submittedBy: readonly string[];
  /** What the tax bureau said of it where it was asked, with the SHA-256 of its answer. */
  readonly taxAnswer?: { readonly outcome: string; readonly sha256: string };
}

/** All that a verification was run on: the same again, under the same rules, gives the same checks. */
export interface VerificationInputs {
  /** SHA-256 of the invoice's paper, lower-case hex. */
  readonly invoice: string;
  /** The day in Shanghai as of which it was checked, `YYYY-MM-DD`. */
  readonly checkedOn: string;
  readonly papers: readonly PaperInput[];
  readonly certificates: readonly PartyCertificate[];
  readonly earlierInvoices: readonly EarlierInvoice[];
  readonly circles: readonly CircleSeen[];
}

const DOMAIN = 'tallystick/verification-inputs/1';

/** SHA-256 over the inputs, 0x hex, in whatever order they are listed. */
export function verificationInputHash(inputs: VerificationInputs): string {
  const papers = inputs.papers.map(({ sha256: hash, submittedBy, taxAnswer }) =>
    nested([hash, ...[...submittedBy].sort(), ...taxFields(taxAnswer)]),
  );
  const certificates = inputs.certificates.map(({ party, uscc, lei, name, issuedAt }) =>
    nested([party, uscc, lei, name, issuedAt]),
  );
  const earlier = inputs.earlierInvoices.map(({ orderLines, ...it }) =>
    nested([
      ...[it.sha256, it.canonicalNumber, it.seller, it.buyer, it.currency, it.amountMinor, it.issueDate],
      ...[...orderLines].sort(),
    ]),
  );
  const circles = inputs.circles.map((circle) => nested([circle.parties, circle.days, circle.keptPercent].map(String)));
  const lists = [papers, certificates, earlier, circles].map((list) => nested([...list].sort()));
  return sha256(encodeFields([DOMAIN, inputs.invoice, inputs.checkedOn, ...lists]));
}

/** No party number reads like the first of them, so that an answer is never taken for those who handed the paper in. */
function taxFields(answer: PaperInput['taxAnswer']): readonly string[] {
  return answer ? ['tax-bureau', answer.outcome, answer.sha256] : [];
}

/** One field of many, so that no two lists of lists are alike. */
function nested(fields: readonly string[]): string {
  return sha256(encodeFields(fields));
}
