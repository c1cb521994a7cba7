import { Body, Controller, Header, Headers, HttpCode, Ip, Post } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { networkOf, Public } from '@tallystick/platform';
import { IssueAccessToken } from '../../application/credentials/issue-access-token.js';
import { RevokeAccessToken } from '../../application/credentials/revoke-access-token.js';
import { RevocationRequest } from './oauth-views.js';
import { TokenRequest, TokenView } from '../party-requests.js';
import { readRevocationRequest, readTokenRequest } from './token-request.js';

@ApiTags('sign-in')
@Controller('v1/oauth')
export class TokenController {
  constructor(
    private readonly tokens: IssueAccessToken,
    private readonly revoking: RevokeAccessToken,
  ) {}

  /**
   * OAuth 2.0 client credentials: a token of an hour for a client id and its secret, in the form or by HTTP Basic. After too many wrong
   * secrets 429, with Retry-After.
   */
  @Post('token')
  @ApiBody({ type: TokenRequest })
  @ApiOkResponse({ type: TokenView })
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiConsumes('application/x-www-form-urlencoded', 'application/json')
  @Public()
  async token(
    @Body() body: unknown,
    @Ip() ip: string,
    @Headers('authorization') authorization?: string,
  ): Promise<TokenView> {
    const terms = { ...readTokenRequest(body, authorization), address: networkOf(ip) };
    const { accessToken, expiresInSeconds, scopes } = await this.tokens.run(terms);
    return { access_token: accessToken, token_type: 'Bearer', expires_in: expiresInSeconds, scope: scopes.join(' ') };
  }

  /** Ends a token of yours at once (RFC 7009). 200 too when there is no such token, or when it is another’s, which goes on. */
  @Post('revoke')
  @ApiBody({ type: RevocationRequest })
  @ApiOkResponse()
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiConsumes('application/x-www-form-urlencoded', 'application/json')
  @Public()
  async revoke(
    @Body() body: unknown,
    @Ip() ip: string,
    @Headers('authorization') authorization?: string,
  ): Promise<void> {
    await this.revoking.run({ ...readRevocationRequest(body, authorization), address: networkOf(ip) });
  }
}
