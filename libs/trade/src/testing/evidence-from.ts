import { FindOrganisations, type FindJointSigners } from '@tallystick/parties';
import type { DataSource } from 'typeorm';
import { FindCircles } from '../application/find-circles.js';
import { FindCopies } from '../application/find-copies.js';
import { FindDocuments } from '../application/find-documents.js';
import { FindLikeInvoices } from '../application/find-like-invoices.js';
import { FindPairHistory } from '../application/find-pair-history.js';
import { FindRecords } from '../application/find-records.js';
import { FindRelations } from '../application/find-relations.js';
import { FindRepeatedGoods } from '../application/find-repeated-goods.js';
import { GatherEvidence } from '../application/gather-evidence.js';
import { LookElsewhere } from '../application/look-elsewhere.js';

/** Evidence as the api gathers it, from a database. */
export function evidenceFrom(dataSource: DataSource, signers: FindJointSigners): GatherEvidence {
  return new GatherEvidence(
    new FindDocuments(dataSource),
    new FindRecords(dataSource),
    new FindOrganisations(dataSource),
    new LookElsewhere(
      new FindCircles(dataSource),
      new FindCopies(dataSource),
      new FindRepeatedGoods(dataSource),
      new FindRelations(dataSource, signers),
      new FindPairHistory(dataSource),
    ),
    new FindLikeInvoices(dataSource),
  );
}
