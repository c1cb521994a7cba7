import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DrawVerification } from './application/draw-verification.js';
import { FindAttestation } from './application/find-attestation.js';
import { FindCircles } from './application/find-circles.js';
import { FindDocuments } from './application/find-documents.js';
import { FindLedgerCaps } from './application/find-ledger-caps.js';
import { FindLikeInvoices } from './application/find-like-invoices.js';
import { FindRecords } from './application/find-records.js';
import { FindReviews } from './application/find-reviews.js';
import { FindVerifications } from './application/find-verifications.js';
import { Document } from './infra/document.entity.js';
import { LedgerInvoice } from './infra/projection/ledger-invoice.entity.js';
import { Reverification } from './infra/reverification.entity.js';
import { StoredRecord } from './infra/stored-record.entity.js';
import { Verification } from './infra/verification.entity.js';

const queries = [
  DrawVerification,
  FindAttestation,
  FindCircles,
  FindDocuments,
  FindLedgerCaps,
  FindLikeInvoices,
  FindRecords,
  FindReviews,
  FindVerifications,
];

@Module({
  imports: [TypeOrmModule.forFeature([Document, StoredRecord, Verification, Reverification, LedgerInvoice])],
  providers: queries,
  exports: queries,
})
export class TradeModule {}
