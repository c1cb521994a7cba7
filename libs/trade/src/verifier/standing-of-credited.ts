import { canonicalInvoiceNumber } from '@tallystick/kernel';
import type { Invoice } from '../domain/documents/trade-document.js';
import { creditedBy } from '../domain/matching/paper-index.js';
import type { SubmittedPaper } from '../domain/submitted-paper.js';
import type { VerifierChain } from './verifier-chain.js';

/**
 * How much of other invoices is financed or may still be, by the SHA-256 of their papers: of those that a credit note names, for what that takes
 * back may be billed again once no more can be issued on them than is left. The ledger itself is asked: a cap that was signed and has not come
 * to it may be used any day, and a lower one that has come cannot be gone behind.
 * @param nullifiersOf how the ledger knows an invoice, the oldest key's first
 * @returns without those that the ledger does not know
 */
export async function standingOfCredited(
  papers: readonly SubmittedPaper[],
  asked: string,
  nullifiersOf: (invoice: Invoice) => readonly string[],
  chain: VerifierChain,
): Promise<ReadonlyMap<string, bigint>> {
  const credited = new Set(papers.flatMap(({ document }) => (document ? [...creditedBy(document)] : [])));
  const standing = new Map<string, bigint>();
  for (const { sha256, document } of papers) {
    if (document?.kind !== 'invoice' || sha256 === asked || standing.has(sha256)) continue;
    if (!credited.has(canonicalInvoiceNumber(document.number.value))) continue;
    const amountMinor = await standingOf(nullifiersOf(document), chain);
    if (amountMinor !== undefined) standing.set(sha256, amountMinor);
  }
  return standing;
}

/** By the key under which it is lowered; what another key knows of it counts where it is more. */
async function standingOf(nullifiers: readonly string[], chain: VerifierChain): Promise<bigint | undefined> {
  const [oldest, ...others] = await Promise.all(nullifiers.map((nullifier) => chain.invoiceStanding(nullifier)));
  if (!oldest) return undefined;
  const amounts = [oldest, ...others].flatMap((one) => (one ? [one.capMinor, one.usedMinor] : []));
  return amounts.reduce((most, amount) => (amount > most ? amount : most), 0n);
}
