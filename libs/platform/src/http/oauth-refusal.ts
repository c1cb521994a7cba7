import { DomainError } from '@tallystick/kernel';

export type OAuthError = 'invalid_request' | 'invalid_client' | 'invalid_scope' | 'unsupported_grant_type';

/** A refusal of the token endpoint: a problem like any other that carries the members of RFC 6749, 5.2 too, for OAuth libraries to read. */
export class OAuthRefusal extends DomainError {
  /** RFC 6749 asks for 400, but for a client that is not known 401. */
  readonly status: 400 | 401;

  constructor(
    code: string,
    readonly error: OAuthError,
    message: string,
  ) {
    super(code, error === 'invalid_client' ? 'unauthenticated' : 'invalid', message);
    this.status = error === 'invalid_client' ? 401 : 400;
  }
}
