import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { FindAttestation } from './application/find-attestation.js';
import { FindDocuments } from './application/find-documents.js';
import { FindRecords } from './application/find-records.js';
import { FindVerifications } from './application/find-verifications.js';
import { Document } from './infra/document.entity.js';
import { LedgerInvoice } from './infra/projection/ledger-invoice.entity.js';
import { StoredRecord } from './infra/stored-record.entity.js';
import { Verification } from './infra/verification.entity.js';

const queries = [FindAttestation, FindDocuments, FindRecords, FindVerifications];

@Module({
  imports: [TypeOrmModule.forFeature([Document, StoredRecord, Verification, LedgerInvoice])],
  providers: queries,
  exports: queries,
})
export class TradeModule {}
