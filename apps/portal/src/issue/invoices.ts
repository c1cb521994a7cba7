import type { components } from '@tallystick/api-client/browser';

/** What is asked for of a verification, so that a list of them stays small. */
export const VERIFICATION_FIELDS = 'id,invoice,documents,attested,attestation,ledger';

export type ListedVerification = Pick<
  components['schemas']['VerificationView'],
  'id' | 'invoice' | 'documents' | 'attestation' | 'ledger'
>;

/** A verified invoice on which a receivable can be issued. Amounts in minor units. */
export interface Invoice {
  readonly verification: string;
  readonly number: string;
  readonly debtor: string;
  readonly creditor: string;
  readonly currency: string;
  readonly capMinor: bigint;
  readonly usedMinor: bigint;
  readonly leftMinor: bigint;
  /** ISO 8601: no receivable is issued on it after that. */
  readonly until: string;
}

/** The newest word on each invoice counts: one that was attested once and is not any more backs nothing. @param verifications newest first */
export function invoicesOf(verifications: readonly ListedVerification[], nowMs: number): Invoice[] {
  const newest = new Map<string, ListedVerification>();
  for (const one of verifications) if (!newest.has(one.invoice)) newest.set(one.invoice, one);
  return [...newest.values()]
    .flatMap((one) => invoiceOf(one) ?? [])
    .filter(({ leftMinor, until }) => leftMinor > 0n && Date.parse(until) > nowMs);
}

function invoiceOf({ id, invoice, documents, attestation, ledger }: ListedVerification): Invoice | undefined {
  if (!attestation) return undefined;
  const { debtor, creditor, currency, capMinor, until } = attestation;
  const used = BigInt(ledger?.usedMinor ?? '0');
  const cap = BigInt(capMinor);
  return {
    ...{ verification: id, debtor, creditor, currency, until },
    number: documents.find(({ file }) => file === invoice)?.number ?? invoice,
    ...{ capMinor: cap, usedMinor: used, leftMinor: used < cap ? cap - used : 0n },
  };
}
