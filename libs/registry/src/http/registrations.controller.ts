import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AnswersList, Caller, type Principal, RequireScope } from '@tallystick/platform';
import { FindNearMatches } from '../application/find-near-matches.js';
import { FindRegistrations } from '../application/find-registrations.js';
import { RegisterInvoice } from '../application/register-invoice.js';
import { ReleaseRegistration } from '../application/release-registration.js';
import { BanksAloneGuard } from './banks-alone.guard.js';
import { NearMatchListQuery, RegistrationListQuery } from './list-requests.js';
import { RegistrationRequest } from './registry-requests.js';
import {
  NearMatchView,
  nearMatchView,
  NearMatchPageView,
  RegistrationPageView,
  RegistrationView,
  registrationView,
} from './registry.view.js';

@ApiTags('duplicate-registry')
@ApiBearerAuth()
@Controller('v1/duplicate-registry')
@UseGuards(BanksAloneGuard)
export class RegistrationsController {
  constructor(
    private readonly registering: RegisterInvoice,
    private readonly releasing: ReleaseRegistration,
    private readonly registrations: FindRegistrations,
    private readonly nearMatches: FindNearMatches,
  ) {}

  /** Registers an invoice as financed by you, before you pay. Refused when another bank has it; your own repetition finds what is there. */
  @Post('registrations')
  @ApiCreatedResponse({ type: RegistrationView })
  @RequireScope('documents')
  async register(@Body() tags: RegistrationRequest, @Caller() caller: Principal): Promise<RegistrationView> {
    return registrationView(await this.registrations.byId(await this.registering.run(tags, caller), caller));
  }

  /** Your registrations, newest first. */
  @Get('registrations')
  @AnswersList(RegistrationPageView, RegistrationView)
  @RequireScope('read')
  async list(@Query() query: RegistrationListQuery, @Caller() caller: Principal): Promise<RegistrationPageView> {
    const page = await this.registrations.page(query, caller);
    return { ...page, items: page.items.map(registrationView) };
  }

  /** A registration of yours. */
  @Get('registrations/:id')
  @ApiOkResponse({ type: RegistrationView })
  @RequireScope('read')
  async get(@Param('id', ParseUUIDPipe) id: string, @Caller() caller: Principal): Promise<RegistrationView> {
    return registrationView(await this.registrations.byId(id, caller));
  }

  /** Frees the invoice for other banks: the financing was called off, or is over. */
  @Post('registrations/:id/release')
  @HttpCode(200)
  @ApiOkResponse({ type: RegistrationView })
  @RequireScope('documents')
  async release(@Param('id', ParseUUIDPipe) id: string, @Caller() caller: Principal): Promise<RegistrationView> {
    await this.releasing.run(id, caller);
    return registrationView(await this.registrations.byId(id, caller));
  }

  /** Other banks that finance invoices with figures like those of your live registrations; each of them sees you too. */
  @Get('near-matches')
  @AnswersList(NearMatchPageView, NearMatchView)
  @RequireScope('read')
  async near(@Query() query: NearMatchListQuery, @Caller() caller: Principal): Promise<NearMatchPageView> {
    const page = await this.nearMatches.page(query, caller);
    return { ...page, items: page.items.map(nearMatchView) };
  }
}
