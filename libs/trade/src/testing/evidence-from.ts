import { FindOrganisations, type FindJointSigners } from '@tallystick/parties';
import type { DataSource } from 'typeorm';
import { DEFAULT_TRADE_RULES } from '../domain/rules/trade-rules.js';
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
export function evidenceFrom(
  dataSource: DataSource,
  signers: FindJointSigners,
  rules = DEFAULT_TRADE_RULES,
): GatherEvidence {
  return new GatherEvidence(
    new FindDocuments(dataSource),
    new FindRecords(dataSource),
    new FindOrganisations(dataSource),
    new LookElsewhere(
      new FindCircles(dataSource, rules),
      new FindCopies(dataSource, rules),
      new FindRepeatedGoods(dataSource),
      new FindRelations(dataSource, signers),
      new FindPairHistory(dataSource, rules),
      rules,
    ),
    new FindLikeInvoices(dataSource, rules),
  );
}
