import { type DynamicModule, Module } from '@nestjs/common';
import { systemClock } from '@tallystick/kernel';
import { PartiesModule } from '@tallystick/parties';
import { AskTaxBureau } from '../application/ask-tax-bureau.js';
import { SubmitDocument } from '../application/submit-document.js';
import { TaxBureauClient, type TaxBureauSettings } from '../application/tax-bureau-client.js';
import { SubmitRecord } from '../application/submit-record.js';
import { VerifierClient, type VerifierSettings } from '../application/verifier-client.js';
import { VerifyInvoice } from '../application/verify-invoice.js';
import { TradeModule } from '../trade.module.js';
import { DocumentsController } from './documents.controller.js';
import { RecordsController } from './records.controller.js';
import { VerificationsController } from './verifications.controller.js';

@Module({})
export class TradeHttpModule {
  /** @param taxBureau whom to ask about e-invoices; nobody is asked without it */
  static forRoot(verifier: VerifierSettings, taxBureau?: TaxBureauSettings): DynamicModule {
    return {
      module: TradeHttpModule,
      imports: [TradeModule, PartiesModule],
      controllers: [DocumentsController, RecordsController, VerificationsController],
      providers: [
        SubmitDocument,
        SubmitRecord,
        VerifyInvoice,
        {
          provide: AskTaxBureau,
          useFactory: () => new AskTaxBureau(taxBureau && new TaxBureauClient(taxBureau, systemClock)),
        },
        { provide: VerifierClient, useFactory: () => new VerifierClient(verifier) },
      ],
    };
  }
}
