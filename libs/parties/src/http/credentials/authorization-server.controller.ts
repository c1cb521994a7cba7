import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Public } from '@tallystick/platform';
import { AuthorizationServerView, authorizationServerView } from './oauth-views.js';

/** Injection token of the origin at which the world finds the api. Of the settings: a request's `Host` is what its sender says. */
export const ISSUER = Symbol('Issuer');

@ApiTags('sign-in')
@Controller('.well-known')
export class AuthorizationServerController {
  constructor(@Inject(ISSUER) private readonly issuer: string) {}

  /** Where tokens are given and taken back, for OAuth libraries (RFC 8414). */
  @Get('oauth-authorization-server')
  @Header('cache-control', 'public, max-age=3600')
  @ApiOkResponse({ type: AuthorizationServerView })
  @Public()
  get(): AuthorizationServerView {
    return authorizationServerView(this.issuer);
  }
}
