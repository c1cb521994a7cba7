import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DrawVerification } from './application/draw-verification.js';
import { FindAttestation } from './application/find-attestation.js';
import { FindCircles } from './application/find-circles.js';
import { FindCopies } from './application/find-copies.js';
import { FindDocuments } from './application/find-documents.js';
import { FindLedgerCaps } from './application/find-ledger-caps.js';
import { FindLikeInvoices } from './application/find-like-invoices.js';
import { FindPairHistory } from './application/find-pair-history.js';
import { FindRecords } from './application/find-records.js';
import { FindReviews } from './application/find-reviews.js';
import { FindRepeatedGoods } from './application/find-repeated-goods.js';
import { FindVerifications } from './application/find-verifications.js';
import { Document } from './infra/document.entity.js';
import { LedgerInvoice } from './infra/projection/ledger-invoice.entity.js';
import { Reverification } from './infra/reverification.entity.js';
import { StoredRecord } from './infra/stored-record.entity.js';
import { StoredUnit } from './infra/recorded-unit.entity.js';
import { Verification } from './infra/verification.entity.js';

const queries = [
  DrawVerification,
  FindAttestation,
  FindCircles,
  FindCopies,
  FindDocuments,
  FindLedgerCaps,
  FindLikeInvoices,
  FindPairHistory,
  FindRecords,
  FindReviews,
  FindRepeatedGoods,
  FindVerifications,
];

@Module({
  imports: [
    TypeOrmModule.forFeature([Document, StoredRecord, StoredUnit, Verification, Reverification, LedgerInvoice]),
  ],
  providers: queries,
  exports: queries,
})
export class TradeModule {}
