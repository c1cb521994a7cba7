import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In } from 'typeorm';
import { LedgerInvoice } from '../infra/projection/ledger-invoice.entity.js';

/** What the ledger has of invoices: it knows them by nullifiers alone, which the verifier's signed words name. */
@Injectable()
export class FindLedgerCaps {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** By the id of the invoice's document; those that are not on the ledger are left out. */
  async of(invoices: readonly string[]): Promise<ReadonlyMap<string, LedgerInvoice>> {
    const { manager } = this.dataSource;
    const marked = await manager.query<{ invoice: string; nullifier: string }[]>(
      `SELECT DISTINCT invoice, coalesce(attestation, lowering) #>> '{message,nullifiers,0}' AS nullifier
       FROM papers.verification WHERE invoice = ANY ($1) AND coalesce(attestation, lowering) IS NOT NULL`,
      [[...new Set(invoices)]],
    );
    const rows = await manager.findBy(LedgerInvoice, { nullifier: In(marked.map(({ nullifier }) => nullifier)) });
    const byNullifier = new Map(rows.map((row) => [row.nullifier, row]));
    return new Map(
      marked.flatMap(({ invoice, nullifier }) => {
        const row = byNullifier.get(nullifier);
        return row ? [[invoice, row] as const] : [];
      }),
    );
  }
}
