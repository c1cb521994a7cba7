import { Body, Controller, Header, HttpCode, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/server';
import { Public } from '@tallystick/platform';
import { BeginEnrolment } from '../../application/people/begin-enrolment.js';
import { RedeemLink } from '../../application/people/redeem-link.js';
import { LinkCodeTerms, RedemptionTerms } from './passkey-requests.js';

@ApiTags('sign-in')
@Controller('v1/enrolment')
export class EnrolmentController {
  constructor(
    private readonly beginning: BeginEnrolment,
    private readonly redeeming: RedeemLink,
  ) {}

  /** What to make the passkey of: for PublicKeyCredential.parseCreationOptionsFromJSON and navigator.credentials.create. */
  @Post('options')
  @ApiOkResponse({ schema: { type: 'object', additionalProperties: true } })
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @Public()
  options(@Body() { code }: LinkCodeTerms): Promise<PublicKeyCredentialCreationOptionsJSON> {
    return this.beginning.run(code);
  }

  /** Redeems the link: the passkey is what the person signs in with from now on, and no other. */
  @Post()
  @ApiNoContentResponse()
  @HttpCode(204)
  @Header('cache-control', 'no-store')
  @Public()
  async redeem(@Body() { code, passkey }: RedemptionTerms): Promise<void> {
    await this.redeeming.run(code, passkey);
  }
}
