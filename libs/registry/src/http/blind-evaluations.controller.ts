import { Body, Controller, Get, HttpCode, Post, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Caller, type Principal, RequireScope } from '@tallystick/platform';
import { BlindKeyClient } from '../application/blind-key-client.js';
import { LookUpInvoice } from '../application/look-up-invoice.js';
import { BanksAloneGuard } from './banks-alone.guard.js';
import { EvaluationRequest, LookupRequest } from './registry-requests.js';
import { EvaluationView, LookupView, RegistryKeyView } from './registry.view.js';

@ApiTags('duplicate-registry')
@ApiBearerAuth()
@Controller('v1/duplicate-registry')
@UseGuards(BanksAloneGuard)
export class BlindEvaluationsController {
  constructor(
    private readonly blindKey: BlindKeyClient,
    private readonly looking: LookUpInvoice,
  ) {}

  /** The key that the registry evaluates with now. */
  @Get('key')
  @ApiOkResponse({ type: RegistryKeyView })
  @RequireScope('read')
  key(): Promise<RegistryKeyView> {
    return this.blindKey.key();
  }

  /** Evaluates blinded elements with the registry’s key. Each counts on your limits of a minute and a day. */
  @Post('evaluations')
  @HttpCode(200)
  @ApiOkResponse({ type: EvaluationView })
  @RequireScope('documents')
  evaluate(@Body() { blinded }: EvaluationRequest, @Caller() { party }: Principal): Promise<EvaluationView> {
    return this.blindKey.evaluate(party, blinded);
  }

  /** Whether an invoice is financed already, by whomever. Register before you pay: a lookup holds nothing. */
  @Post('lookups')
  @HttpCode(200)
  @ApiOkResponse({ type: LookupView })
  @RequireScope('documents')
  lookUp(@Body() { keyId, tag }: LookupRequest, @Caller() caller: Principal): Promise<LookupView> {
    return this.looking.run(keyId, tag, caller);
  }
}
