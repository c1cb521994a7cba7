import { Body, Controller, Header, Headers, HttpCode, Post } from '@nestjs/common';
import { ApiConsumes, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Public } from '@tallystick/platform';
import { IssueAccessToken } from '../application/issue-access-token.js';
import { TokenRequest, TokenView } from './party-requests.js';

@ApiTags('sign-in')
@Controller('v1/oauth')
export class TokenController {
  constructor(private readonly tokens: IssueAccessToken) {}

  /** OAuth 2.0 client credentials: a token of an hour for a client id and its secret, in the form or by HTTP Basic. */
  @Post('token')
  @ApiOkResponse({ type: TokenView })
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiConsumes('application/x-www-form-urlencoded', 'application/json')
  @Public()
  async token(@Body() body: TokenRequest, @Headers('authorization') authorization?: string): Promise<TokenView> {
    const [clientId, clientSecret] = basicCredentials(authorization) ?? [
      body.client_id ?? '',
      body.client_secret ?? '',
    ];
    const { accessToken, expiresInSeconds, scopes } = await this.tokens.run(clientId, clientSecret);
    return { access_token: accessToken, token_type: 'Bearer', expires_in: expiresInSeconds, scope: scopes.join(' ') };
  }
}

/** RFC 6749, 2.3.1: id and secret, each form-encoded, joined by a colon. */
function basicCredentials(authorization: string | undefined): [string, string] | undefined {
  const encoded = /^Basic ([A-Za-z0-9+/=]+)$/.exec(authorization ?? '')?.[1];
  const match = encoded === undefined ? null : /^([^:]*):(.*)$/.exec(Buffer.from(encoded, 'base64').toString('utf8'));
  return match ? [decodeForm(match[1] ?? ''), decodeForm(match[2] ?? '')] : undefined;
}

function decodeForm(text: string): string {
  return new URLSearchParams(`v=${text}`).get('v') ?? '';
}
