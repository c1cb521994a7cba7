import { Body, Controller, Header, Headers, HttpCode, Post } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Public } from '@tallystick/platform';
import { IssueAccessToken } from '../application/issue-access-token.js';
import { TokenRequest, TokenView } from './party-requests.js';
import { readTokenRequest } from './token-request.js';

@ApiTags('sign-in')
@Controller('v1/oauth')
export class TokenController {
  constructor(private readonly tokens: IssueAccessToken) {}

  /** OAuth 2.0 client credentials: a token of an hour for a client id and its secret, in the form or by HTTP Basic. */
  @Post('token')
  @ApiBody({ type: TokenRequest })
  @ApiOkResponse({ type: TokenView })
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiConsumes('application/x-www-form-urlencoded', 'application/json')
  @Public()
  async token(@Body() body: unknown, @Headers('authorization') authorization?: string): Promise<TokenView> {
    const { accessToken, expiresInSeconds, scopes } = await this.tokens.run(readTokenRequest(body, authorization));
    return { access_token: accessToken, token_type: 'Bearer', expires_in: expiresInSeconds, scope: scopes.join(' ') };
  }
}
