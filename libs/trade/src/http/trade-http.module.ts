import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { type Clock, systemClock } from '@tallystick/kernel';
import { FindJointSigners, PartiesModule } from '@tallystick/parties';
import { CLOCK } from '@tallystick/platform';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { BATCH_LIMITS, BATCHES_CHANNEL, type BatchLimits } from '../application/batches/batch-limits.js';
import { FindBatches } from '../application/batches/find-batches.js';
import { OpenBatch } from '../application/batches/open-batch.js';
import { ReceiveBatchFile } from '../application/batches/receive-batch-file.js';
import { RemoveBatch } from '../application/batches/remove-batch.js';
import { SweepBatches } from '../application/batches/sweep-batches.js';
import { TakeInFiles } from '../application/batches/take-in-files.js';
import { AskTaxBureau } from '../application/ask-tax-bureau.js';
import { DecideReview } from '../application/decide-review.js';
import { FindCircles } from '../application/find-circles.js';
import { FindCopies } from '../application/find-copies.js';
import { FindLikeInvoices } from '../application/find-like-invoices.js';
import { FindPairHistory } from '../application/find-pair-history.js';
import { FindReceipts } from '../application/find-receipts.js';
import { FindRepeatedGoods } from '../application/find-repeated-goods.js';
import { FindRelations } from '../application/find-relations.js';
import { GatherEvidence } from '../application/gather-evidence.js';
import { LookElsewhere } from '../application/look-elsewhere.js';
import { RelayLoweredCap } from '../application/relay-lowered-cap.js';
import { ReverifyInvoices } from '../application/reverify-invoices.js';
import { SubmitDocument } from '../application/submit-document.js';
import { TaxBureauClient, type TaxBureauSettings } from '../application/tax-bureau-client.js';
import { SubmitRecord } from '../application/submit-record.js';
import { VerifierClient, type VerifierSettings } from '../application/verifier-client.js';
import { VerifyInvoice } from '../application/verify-invoice.js';
import type { XmlLimits } from '../domain/xml/xml-limits.js';
import { PAPER_LIMITS } from '../papers/paper-limits.js';
import { TRADE_RULES, type TradeRules } from '../domain/rules/trade-rules.js';
import { TradeModule } from '../trade.module.js';
import { BatchNotifications, BatchProgress } from './batches/batch-progress.js';
import { BatchesController } from './batches/batches.controller.js';
import { OwnBatchGuard } from './batches/own-batch-guard.js';
import { DocumentsController } from './documents.controller.js';
import { RecordsController } from './records.controller.js';
import { ReviewsController } from './reviews.controller.js';
import { VerificationsController } from './verifications.controller.js';
import { WarehouseReceiptsController } from './warehouse-receipts.controller.js';

export interface TradeSettings {
  readonly verifier: VerifierSettings;
  /** How often it is looked for invoices that must be verified again. */
  readonly reverifyPollMs: number;
  readonly paperLimits: XmlLimits;
  /** By which it is looked for what a verifier then judges. */
  readonly rules: TradeRules;
  readonly batches: BatchLimits;
  /** Of the database, to hear of files that came to another copy. */
  readonly databaseUrl: string;
  /** Whom to ask about e-invoices; nobody is asked without it. */
  readonly taxBureau: TaxBureauSettings | undefined;
}

@Module({})
export class TradeHttpModule {
  static forRoot(settings: TradeSettings): DynamicModule {
    const { verifier, reverifyPollMs, paperLimits, rules, taxBureau } = settings;
    return {
      module: TradeHttpModule,
      imports: [TradeModule, PartiesModule],
      controllers: [
        BatchesController,
        DocumentsController,
        RecordsController,
        ReviewsController,
        VerificationsController,
        WarehouseReceiptsController,
      ],
      providers: [
        DecideReview,
        FindCircles,
        FindCopies,
        FindJointSigners,
        FindLikeInvoices,
        FindPairHistory,
        FindRelations,
        FindReceipts,
        FindRepeatedGoods,
        GatherEvidence,
        LookElsewhere,
        RelayLoweredCap,
        SubmitDocument,
        SubmitRecord,
        VerifyInvoice,
        {
          provide: ReverifyInvoices,
          inject: [getDataSourceToken(), VerifyInvoice],
          useFactory: (dataSource: DataSource, verifying: VerifyInvoice) =>
            new ReverifyInvoices(dataSource, verifying, reverifyPollMs),
        },
        {
          provide: AskTaxBureau,
          useFactory: () => new AskTaxBureau(taxBureau && new TaxBureauClient(taxBureau, systemClock)),
        },
        ...batchProviders(settings),
        { provide: PAPER_LIMITS, useValue: paperLimits },
        { provide: TRADE_RULES, useValue: rules },
        { provide: VerifierClient, useFactory: () => new VerifierClient(verifier) },
      ],
    };
  }
}

/** For parsing and storing; the tax bureau's answer comes to it. */
const LEASE_MS = 20_000;

function batchProviders({ batches, databaseUrl, taxBureau }: TradeSettings): Provider[] {
  const given = [getDataSourceToken(), CLOCK];
  const leaseMs = LEASE_MS + (taxBureau?.timeoutMs ?? 0);
  return [
    ...[BatchProgress, FindBatches, OpenBatch, OwnBatchGuard, ReceiveBatchFile, RemoveBatch],
    { provide: BATCH_LIMITS, useValue: batches },
    { provide: BatchNotifications, useFactory: () => new BatchNotifications(databaseUrl, BATCHES_CHANNEL) },
    {
      provide: TakeInFiles,
      inject: [...given, SubmitDocument, SubmitRecord],
      useFactory: (data: DataSource, clock: Clock, documents: SubmitDocument, records: SubmitRecord) =>
        new TakeInFiles(data, clock, { documents, records }, { ...batches, leaseMs }),
    },
    {
      provide: SweepBatches,
      inject: given,
      useFactory: (data: DataSource, clock: Clock) => new SweepBatches(data, clock, batches),
    },
  ];
}
