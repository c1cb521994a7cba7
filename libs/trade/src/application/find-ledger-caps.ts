import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In } from 'typeorm';
import { LedgerInvoice } from '../infra/projection/ledger-invoice.entity.js';
import type { Verification } from '../infra/verification.entity.js';

/** What the ledger has of the invoices that verifications signed a cap of. */
@Injectable()
export class FindLedgerCaps {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** By the verification's id; those without a signed cap, or not on the ledger, are left out. */
  async of(verifications: readonly Verification[]): Promise<ReadonlyMap<string, LedgerInvoice>> {
    const nullifiers = new Map(verifications.flatMap((row) => nullifierOf(row)));
    const rows = await this.dataSource.manager.findBy(LedgerInvoice, { nullifier: In([...nullifiers.values()]) });
    const byNullifier = new Map(rows.map((row) => [row.nullifier, row]));
    return new Map(
      [...nullifiers].flatMap(([id, nullifier]) => {
        const row = byNullifier.get(nullifier);
        return row ? [[id, row] as const] : [];
      }),
    );
  }
}

/** The oldest key's names the invoice. */
function nullifierOf({ id, attestation, lowering }: Verification): [string, string][] {
  const nullifiers = (attestation ?? lowering)?.message.nullifiers;
  return Array.isArray(nullifiers) ? [[id, String(nullifiers[0])]] : [];
}
