import type { EntityManager } from 'typeorm';
import type { Document } from './document.entity.js';
import type { SignedAttestation } from '../domain/signed-attestation.js';

/**
 * Between two parties, one at a time is attested, lowered or credited, and not while a payment to the seller is taken in: till the end of
 * the caller's transaction.
 */
export async function holdPair(
  manager: EntityManager,
  { seller, buyer }: Pick<Document, 'seller' | 'buyer'>,
): Promise<void> {
  await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`verification ${seller} ${buyer}`]);
  await manager.query('SELECT pg_advisory_xact_lock_shared(hashtextextended($1, 0))', [paymentsOf(seller)]);
}

/** A payment may be of an invoice to any buyer: none of the seller's is attested till the end of the caller's transaction. */
export async function holdPayments(manager: EntityManager, seller: string): Promise<void> {
  await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [paymentsOf(seller)]);
}

function paymentsOf(seller: string): string {
  return `payments ${seller}`;
}

/** How often the verifier has signed anything between two parties: whoever finds the same number twice has missed nothing in between. */
export async function countSignedCaps(
  manager: EntityManager,
  { seller, buyer }: Pick<Document, 'seller' | 'buyer'>,
): Promise<number> {
  const [row] = await manager.query<{ count: number }[]>(
    `SELECT count(attestation)::integer + count(lowering)::integer AS count
     FROM papers.verification WHERE seller = $1 AND buyer = $2`,
    [seller, buyer],
  );
  return row?.count ?? 0;
}

/** The last word that the verifier signed on an invoice: what the ledger would take over any before it. */
export async function findStandingCap(manager: EntityManager, invoice: string): Promise<SignedAttestation | undefined> {
  const [row] = await manager.query<{ signed: SignedAttestation }[]>(
    `SELECT coalesce(attestation, lowering) AS signed FROM papers.verification
     WHERE invoice = $1 AND coalesce(attestation, lowering) IS NOT NULL
     ORDER BY (coalesce(attestation, lowering) #>> '{message,sequence}')::bigint DESC LIMIT 1`,
    [invoice],
  );
  return row?.signed;
}
