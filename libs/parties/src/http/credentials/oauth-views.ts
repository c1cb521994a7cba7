import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type Scope, SCOPES } from '@tallystick/platform';

/** As it is described; what RFC 7009 says of it is read by `readRevocationRequest`. */
export class RevocationRequest {
  @ApiProperty({ description: 'The access token that is to end.' })
  token!: string;

  @ApiPropertyOptional({ description: 'Taken and not needed: all tokens here are access tokens.' })
  token_type_hint?: string;

  @ApiPropertyOptional({ description: 'Or by HTTP Basic.' })
  client_id?: string;

  @ApiPropertyOptional({ description: 'Or by HTTP Basic.' })
  client_secret?: string;
}

/** RFC 8414, 2. */
export class AuthorizationServerView {
  @ApiProperty({ example: 'https://tallystick.example' })
  issuer!: string;

  @ApiProperty()
  token_endpoint!: string;

  @ApiProperty()
  revocation_endpoint!: string;

  @ApiProperty({ enum: SCOPES, isArray: true })
  scopes_supported!: Scope[];

  @ApiProperty({ type: [String], description: 'None: nobody is sent to an authorization endpoint here.' })
  response_types_supported!: string[];

  @ApiProperty({ type: [String] })
  grant_types_supported!: string[];

  @ApiProperty({ type: [String] })
  token_endpoint_auth_methods_supported!: string[];

  @ApiProperty({ type: [String] })
  revocation_endpoint_auth_methods_supported!: string[];

  @ApiProperty({ description: 'The OpenAPI document.' })
  service_documentation!: string;
}

/** @param issuer an origin, without a slash at the end */
export function authorizationServerView(issuer: string): AuthorizationServerView {
  const authMethods = ['client_secret_basic', 'client_secret_post'];
  return {
    issuer,
    token_endpoint: `${issuer}/v1/oauth/token`,
    revocation_endpoint: `${issuer}/v1/oauth/revoke`,
    scopes_supported: [...SCOPES],
    response_types_supported: [],
    grant_types_supported: ['client_credentials'],
    token_endpoint_auth_methods_supported: authMethods,
    revocation_endpoint_auth_methods_supported: authMethods,
    service_documentation: `${issuer}/openapi.json`,
  };
}
