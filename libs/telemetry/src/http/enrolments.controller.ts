import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AnswersList, AnswersWithSecret, Caller, type Principal, RequireScope } from '@tallystick/platform';
import { ApproveEnrolment } from '../application/entrance/approve-enrolment.js';
import { FindEnrolments } from '../application/entrance/find-enrolments.js';
import { MakeEnrolmentCode } from '../application/entrance/make-enrolment-code.js';
import { RefuseEnrolment } from '../application/entrance/refuse-enrolment.js';
import { bytesOf } from './bytes-field.js';
import { ApprovalTerms, EnrolmentCodeTerms, RefusalTerms } from './enrolment-requests.js';
import {
  EnrolmentCodeView,
  EnrolmentRequestPageView,
  EnrolmentRequestView,
  enrolmentRequestView,
} from './enrolment.view.js';
import { EnrolmentListQuery } from './list-requests.js';
import { SiteNamePipe } from './site-name-pipe.js';

@ApiTags('sites')
@ApiBearerAuth()
@Controller('v1/sites/:site')
export class EnrolmentsController {
  constructor(
    private readonly making: MakeEnrolmentCode,
    private readonly enrolments: FindEnrolments,
    private readonly approving: ApproveEnrolment,
    private readonly refusing: RefuseEnrolment,
  ) {}

  /** A code for one gateway, good once. Its last part must be your own key's fingerprint. */
  @Post('enrolment-codes')
  @ApiCreatedResponse({ type: EnrolmentCodeView })
  @AnswersWithSecret()
  @RequireScope('documents')
  async makeCode(
    @Param('site', SiteNamePipe) site: string,
    @Body() { gateway, validMinutes }: EnrolmentCodeTerms,
    @Caller() caller: Principal,
  ): Promise<EnrolmentCodeView> {
    const { code, expiresAt } = await this.making.run(site, gateway, validMinutes, caller);
    return { code, expiresAt: expiresAt.toISOString() };
  }

  /** Gateways that ask to come in, the first to ask first. */
  @Get('enrolments')
  @AnswersList(EnrolmentRequestPageView, EnrolmentRequestView)
  @RequireScope('read')
  async list(
    @Param('site', SiteNamePipe) site: string,
    @Query() query: EnrolmentListQuery,
    @Caller() caller: Principal,
  ): Promise<EnrolmentRequestPageView> {
    const page = await this.enrolments.page(site, query, caller);
    return { ...page, items: page.items.map(enrolmentRequestView) };
  }

  /** Lets the gateway in, by the enrolment that you have signed with the operator's key. Compare the fingerprint with the one at the gateway first. */
  @Post('enrolments/:id/approval')
  @HttpCode(200)
  @ApiOkResponse({ type: EnrolmentRequestView })
  @RequireScope('documents')
  async approve(
    @Param('site', SiteNamePipe) site: string,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { enrolment }: ApprovalTerms,
    @Caller() caller: Principal,
  ): Promise<EnrolmentRequestView> {
    await this.approving.run(site, id, bytesOf(enrolment), caller);
    return enrolmentRequestView(await this.enrolments.byId(site, id, caller));
  }

  /** Refuses a gateway that asks to come in. It is told the reason. */
  @Post('enrolments/:id/refusal')
  @HttpCode(200)
  @ApiOkResponse({ type: EnrolmentRequestView })
  @RequireScope('documents')
  async refuse(
    @Param('site', SiteNamePipe) site: string,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: RefusalTerms,
    @Caller() caller: Principal,
  ): Promise<EnrolmentRequestView> {
    await this.refusing.run(site, id, reason, caller);
    return enrolmentRequestView(await this.enrolments.byId(site, id, caller));
  }
}
