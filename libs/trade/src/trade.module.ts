import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DrawVerification } from './application/draw-verification.js';
import { FindAttestation } from './application/find-attestation.js';
import { FindDocuments } from './application/find-documents.js';
import { FindLedgerCaps } from './application/find-ledger-caps.js';
import { FindRecords } from './application/find-records.js';
import { FindReviews } from './application/find-reviews.js';
import { FindVerifications } from './application/find-verifications.js';
import { ReadDocument } from './application/read-document.js';
import { BatchFile } from './infra/batches/batch-file.entity.js';
import { DocumentBatch } from './infra/batches/document-batch.entity.js';
import { Document } from './infra/document.entity.js';
import { LedgerInvoice } from './infra/projection/ledger-invoice.entity.js';
import { Reverification } from './infra/reverification.entity.js';
import { StoredReceipt } from './infra/stored-receipt.entity.js';
import { StoredRecord } from './infra/stored-record.entity.js';
import { StoredUnit } from './infra/recorded-unit.entity.js';
import { Verification } from './infra/verification.entity.js';

const queries = [
  DrawVerification,
  FindAttestation,
  FindDocuments,
  FindLedgerCaps,
  FindRecords,
  FindReviews,
  FindVerifications,
  ReadDocument,
];

@Module({
  imports: [
    TypeOrmModule.forFeature([
      BatchFile,
      Document,
      DocumentBatch,
      StoredReceipt,
      StoredRecord,
      StoredUnit,
      Verification,
      Reverification,
      LedgerInvoice,
    ]),
  ],
  providers: queries,
  exports: queries,
})
export class TradeModule {}
