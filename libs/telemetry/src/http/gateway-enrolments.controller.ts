import { Body, Controller, Get, Headers, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Public } from '@tallystick/platform';
import { FindApproval } from '../application/entrance/find-approval.js';
import { FindEnrolments } from '../application/entrance/find-enrolments.js';
import { RenewCertificate } from '../application/entrance/renew-certificate.js';
import { RequestEnrolment } from '../application/entrance/request-enrolment.js';
import { EnrolmentNotFound } from '../domain/enrolment/entrance-errors.js';
import { bytesOf } from './bytes-field.js';
import { CertificateTerms, EnrolmentTerms } from './enrolment-requests.js';
import {
  approvedEnrolmentView,
  CertificateView,
  certificateView,
  EnrolmentReceiptView,
  EnrolmentStandingView,
} from './enrolment.view.js';

/** The gateways' own door. They have no account here: a code, a secret and their signing key are what they show. */
@ApiTags('gateway-enrolments')
@Controller('v1/gateway-enrolments')
export class GatewayEnrolmentsController {
  constructor(
    private readonly requesting: RequestEnrolment,
    private readonly enrolments: FindEnrolments,
    private readonly approvals: FindApproval,
    private readonly renewing: RenewCertificate,
  ) {}

  /** A gateway asks to come in, by the code that its site's operator made. The same code and key again is the same request. */
  @Post()
  @ApiCreatedResponse({ type: EnrolmentReceiptView })
  @Public()
  request(@Body() { code, key, certificateRequest, proof }: EnrolmentTerms): Promise<EnrolmentReceiptView> {
    return this.requesting.run({
      code,
      key: { algorithm: key.algorithm, publicKey: bytesOf(key.publicKey) },
      certificateRequest: bytesOf(certificateRequest),
      proof: bytesOf(proof),
    });
  }

  /** What became of its request, for whoever has its poll secret ("Authorization: Bearer …"). */
  @Get(':id')
  @ApiBearerAuth()
  @ApiOkResponse({ type: EnrolmentStandingView })
  @Public()
  async standing(
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('authorization') authorization?: string,
  ): Promise<EnrolmentStandingView> {
    const secret = /^Bearer ([A-Za-z0-9_-]{43})$/.exec(authorization ?? '')?.[1];
    if (secret === undefined) throw new EnrolmentNotFound();
    const { request } = await this.enrolments.bySecret(id, secret);
    const approval = await this.approvals.of(request);
    return {
      state: request.state,
      ...(request.refusalReason !== null && { reason: request.refusalReason }),
      ...(approval && { approved: approvedEnrolmentView(approval) }),
    };
  }

  /** The next certificate of a gateway that was let in, by a proof of its signing key; before the old one ends. */
  @Post(':id/certificate')
  @HttpCode(200)
  @ApiOkResponse({ type: CertificateView })
  @Public()
  async renew(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { certificateRequest, proof }: CertificateTerms,
  ): Promise<CertificateView> {
    return certificateView(await this.renewing.run(id, bytesOf(certificateRequest), bytesOf(proof)));
  }
}
