import { type DynamicModule, Module } from '@nestjs/common';
import { systemClock } from '@tallystick/kernel';
import { FindJointSigners, PartiesModule } from '@tallystick/parties';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { AskTaxBureau } from '../application/ask-tax-bureau.js';
import { DecideReview } from '../application/decide-review.js';
import { FindCircles } from '../application/find-circles.js';
import { FindCopies } from '../application/find-copies.js';
import { FindLikeInvoices } from '../application/find-like-invoices.js';
import { FindPairHistory } from '../application/find-pair-history.js';
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
import { DocumentsController } from './documents.controller.js';
import { RecordsController } from './records.controller.js';
import { ReviewsController } from './reviews.controller.js';
import { VerificationsController } from './verifications.controller.js';

export interface TradeSettings {
  readonly verifier: VerifierSettings;
  /** How often it is looked for invoices that must be verified again. */
  readonly reverifyPollMs: number;
  readonly paperLimits: XmlLimits;
  /** By which it is looked for what a verifier then judges. */
  readonly rules: TradeRules;
  /** Whom to ask about e-invoices; nobody is asked without it. */
  readonly taxBureau: TaxBureauSettings | undefined;
}

@Module({})
export class TradeHttpModule {
  static forRoot({ verifier, reverifyPollMs, paperLimits, rules, taxBureau }: TradeSettings): DynamicModule {
    return {
      module: TradeHttpModule,
      imports: [TradeModule, PartiesModule],
      controllers: [DocumentsController, RecordsController, ReviewsController, VerificationsController],
      providers: [
        DecideReview,
        FindCircles,
        FindCopies,
        FindJointSigners,
        FindLikeInvoices,
        FindPairHistory,
        FindRelations,
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
        { provide: PAPER_LIMITS, useValue: paperLimits },
        { provide: TRADE_RULES, useValue: rules },
        { provide: VerifierClient, useFactory: () => new VerifierClient(verifier) },
      ],
    };
  }
}
