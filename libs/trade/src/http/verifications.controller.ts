import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { AnswersList, Caller, type Principal, RequireScope } from '@tallystick/platform';
import { IsUUID } from 'class-validator';
import { DrawVerification } from '../application/draw-verification.js';
import { FindLedgerCaps } from '../application/find-ledger-caps.js';
import { FindVerifications } from '../application/find-verifications.js';
import { VerifyInvoice } from '../application/verify-invoice.js';
import { TradeGraphView, tradeGraphView } from './trade-graph.view.js';
import { VerificationPageView, VerificationView, verificationView } from './verification.view.js';
import { VerificationListQuery } from './list-requests.js';

export class VerificationRequest {
  @ApiProperty({ format: 'uuid', description: 'Id of the invoice’s document.' })
  @IsUUID()
  invoice!: string;
}

@ApiTags('verifications')
@ApiBearerAuth()
@Controller('v1/verifications')
export class VerificationsController {
  constructor(
    private readonly verifications: FindVerifications,
    private readonly verifying: VerifyInvoice,
    private readonly caps: FindLedgerCaps,
    private readonly drawing: DrawVerification,
  ) {}

  /** Has the verifier check an invoice against all papers of its trade. Every check comes with its inputs and its reason. */
  @Post()
  @ApiCreatedResponse({ type: VerificationView })
  @RequireScope('documents')
  async verify(@Body() { invoice }: VerificationRequest, @Caller() caller: Principal): Promise<VerificationView> {
    return this.shown(await this.verifying.run(invoice, caller), caller);
  }

  /** Verifications of invoices that name you, newest first. */
  @Get()
  @AnswersList(VerificationPageView, VerificationView)
  @RequireScope('read')
  async list(@Query() query: VerificationListQuery, @Caller() caller: Principal): Promise<VerificationPageView> {
    const page = await this.verifications.page(query, caller);
    const onLedger = await this.caps.of(page.items.map(({ invoice }) => invoice));
    return { ...page, items: page.items.map((row) => verificationView(row, onLedger.get(row.invoice))) };
  }

  /** A verification of an invoice that names you. */
  @Get(':id')
  @ApiOkResponse({ type: VerificationView })
  @RequireScope('read')
  async get(@Param('id', ParseUUIDPipe) id: string, @Caller() caller: Principal): Promise<VerificationView> {
    return this.shown(id, caller);
  }

  /** The papers that were verified, how they are tied together line by line, and what is left of each order line. */
  @Get(':id/graph')
  @ApiOkResponse({ type: TradeGraphView })
  @RequireScope('read')
  async graph(@Param('id', ParseUUIDPipe) id: string, @Caller() caller: Principal): Promise<TradeGraphView> {
    return tradeGraphView(await this.drawing.run(id, caller));
  }

  private async shown(id: string, caller: Principal): Promise<VerificationView> {
    const row = await this.verifications.byId(id, caller);
    return verificationView(row, (await this.caps.of([row.invoice])).get(row.invoice));
  }
}
