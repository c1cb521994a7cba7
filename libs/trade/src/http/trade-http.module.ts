import { type DynamicModule, Module } from '@nestjs/common';
import { PartiesModule } from '@tallystick/parties';
import { SubmitDocument } from '../application/submit-document.js';
import { VerifierClient, type VerifierSettings } from '../application/verifier-client.js';
import { VerifyInvoice } from '../application/verify-invoice.js';
import { TradeModule } from '../trade.module.js';
import { DocumentsController } from './documents.controller.js';
import { VerificationsController } from './verifications.controller.js';

@Module({})
export class TradeHttpModule {
  static forRoot(verifier: VerifierSettings): DynamicModule {
    return {
      module: TradeHttpModule,
      imports: [TradeModule, PartiesModule],
      controllers: [DocumentsController, VerificationsController],
      providers: [
        SubmitDocument,
        VerifyInvoice,
        { provide: VerifierClient, useFactory: () => new VerifierClient(verifier) },
      ],
    };
  }
}
