import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { RelationSeen } from '@tallystick/act-types';
import { FindJointSigners } from '@tallystick/parties';
import { DataSource } from 'typeorm';
import { relationsToSellers } from '../domain/elsewhere/relations.js';
import { kindOfTie, type Tie } from '../domain/elsewhere/ties.js';
import type { Document } from '../infra/document.entity.js';
import { IS_ATTESTED } from './find-documents.js';

/** Looked at for one tie: a factor's account is on the invoices of all its clients. */
const INVOICES_MAX = 2_000;

const SELLERS_TIED = `
  SELECT tie.value AS tie, (
    SELECT count(DISTINCT tied.seller)::int FROM (
      SELECT document.seller FROM papers.document
      WHERE document.ties @> ARRAY[tie.value] AND document.ties <> '{}' AND document.seller <> $2 AND document.kind = 'invoice' AND ${IS_ATTESTED}
      LIMIT ${INVOICES_MAX}
    ) tied
  ) AS sellers
  FROM unnest($1::text[]) AS tie (value)`;

/** What the seller has in common with other sellers by its attested invoices, and with its buyer by the keys that sign for both. */
@Injectable()
export class FindRelations {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly signers: FindJointSigners,
  ) {}

  async of({ seller, buyer, ties }: Document): Promise<readonly RelationSeen[]> {
    const rows =
      ties.length === 0
        ? []
        : await this.dataSource.query<{ tie: Tie; sellers: number }[]>(SELLERS_TIED, [ties, seller]);
    const toSellers = relationsToSellers(rows.map(({ tie, sellers }) => [kindOfTie(tie), sellers]));
    const isOneSigner = (await this.signers.between(seller, buyer)) > 0;
    return [...(isOneSigner ? [{ by: 'signing-key', to: 'buyer', parties: 1 } as const] : []), ...toSellers];
  }
}
