import { encodeFields } from '@tallystick/kernel';
import { sha256 } from 'ethers';
import type { PartyCertificate } from './party-certificate.js';
import type { SeenElsewhere } from './seen-elsewhere.js';

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
  readonly seen: SeenElsewhere;
}

const DOMAIN = 'tallystick/verification-inputs/2';

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
  const { circles, copies, goods, relations, sums, patterns } = inputs.seen;
  const facts = [circles, copies, goods, relations, sums].map((list) => list.map(named));
  const figures = patterns.map((seen) => nested([seen.pattern, named(seen.figures)]));
  const lists = [papers, certificates, earlier, ...facts, figures].map((list) => nested([...list].sort()));
  return sha256(encodeFields([DOMAIN, inputs.invoice, inputs.checkedOn, ...lists]));
}

/** No party number reads like the first of them, so that an answer is never taken for those who handed the paper in. */
function taxFields(answer: PaperInput['taxAnswer']): readonly string[] {
  return answer ? ['tax-bureau', answer.outcome, answer.sha256] : [];
}

/** Names and values, in the order of the names. */
function named(seen: object): string {
  const entries = Object.entries(seen).map(([name, value]) => [name, String(value)]);
  return nested(entries.sort(([a = ''], [b = '']) => (a < b ? -1 : 1)).flat());
}

/** One field of many, so that no two lists of lists are alike. */
function nested(fields: readonly string[]): string {
  return sha256(encodeFields(fields));
}
