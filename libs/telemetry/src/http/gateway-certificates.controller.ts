import { Body, Controller, Delete, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Caller, type Principal, RequireScope } from '@tallystick/platform';
import { CertifyGateway } from '../application/entrance/certify-gateway.js';
import { RevokeCertificate } from '../application/entrance/revoke-certificate.js';
import { bytesOf } from './bytes-field.js';
import { CertificateRequestTerms } from './enrolment-requests.js';
import { CertificateView, certificateView } from './enrolment.view.js';
import { SiteNamePipe } from './site-name-pipe.js';

@ApiTags('sites')
@ApiBearerAuth()
@Controller('v1/sites/:site/gateways/:name/certificates')
export class GatewayCertificatesController {
  constructor(
    private readonly certifying: CertifyGateway,
    private readonly revoking: RevokeCertificate,
  ) {}

  /** A TLS certificate for a vendor's gateway, which signs nothing. The same request again is answered with the same one. */
  @Post()
  @HttpCode(200)
  @ApiOkResponse({ type: CertificateView })
  @RequireScope('documents')
  async certify(
    @Param('site', SiteNamePipe) site: string,
    @Param('name') name: string,
    @Body() { certificateRequest }: CertificateRequestTerms,
    @Caller() caller: Principal,
  ): Promise<CertificateView> {
    return certificateView(await this.certifying.run(site, name, bytesOf(certificateRequest), caller));
  }

  /** Whoever comes with this certificate is not let in any more. */
  @Delete(':serial')
  @HttpCode(204)
  @ApiNoContentResponse()
  @RequireScope('documents')
  revoke(
    @Param('site', SiteNamePipe) site: string,
    @Param('name') name: string,
    @Param('serial') serial: string,
    @Caller() caller: Principal,
  ): Promise<void> {
    return this.revoking.run(site, name, serial, caller);
  }
}
