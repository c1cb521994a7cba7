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

/** A circle of sales that the invoice is a step of, as a verification was told of it. */
export interface SeenCircle {
  readonly parties: number;
  readonly days: number;
  readonly keptPercent: number;
}

/** All that a verification was run on: the same again, under the same rules, gives the same checks. */
export interface VerificationInputs {
  /** SHA-256 of the invoice's paper, lower-case hex. */
  readonly invoice: string;
  /** The day in Shanghai as of which it was checked, `YYYY-MM-DD`. */
  readonly checkedOn: string;
  /** Every paper by its SHA-256, lower-case hex, with the party numbers of those who handed it in. */
  readonly papers: readonly { readonly sha256: string; readonly submittedBy: readonly string[] }[];
  readonly certificates: readonly PartyCertificate[];
  readonly earlierInvoices: readonly EarlierInvoice[];
  readonly circles: readonly SeenCircle[];
}

const DOMAIN = 'tallystick/verification-inputs/1';

/** SHA-256 over the inputs, 0x hex, in whatever order they are listed. */
export function verificationInputHash(inputs: VerificationInputs): string {
  const papers = inputs.papers.map(({ sha256: hash, submittedBy }) => nested([hash, ...[...submittedBy].sort()]));
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

/** One field of many, so that no two lists of lists are alike. */
function nested(fields: readonly string[]): string {
  return sha256(encodeFields(fields));
}
