import { applyDecorators, type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiExtension } from '@nestjs/swagger';
import { DomainError } from '@tallystick/kernel';
import type { FastifyRequest } from 'fastify';
import type { Principal, Scope } from './principal.js';
import { type SessionCookie, shownToken } from './shown-token.js';

/** Turns a bearer token into who holds it; the parties context knows the tokens. */
export abstract class AccessTokens {
  /** Where no cookie is said, none is taken. */
  readonly sessionCookie?: SessionCookie;

  /** @returns undefined for a token that is unknown, expired or revoked */
  abstract principalOf(token: string): Promise<Principal | undefined>;

  /** Whether whoever came in may stay: what stays open asks before everything that it tells. Asking keeps no session awake. */
  stillHolds(_principal: Principal, _token: string): Promise<boolean> {
    return Promise.resolve(true);
  }
}

export class NotSignedIn extends DomainError {
  constructor() {
    super(
      'not-signed-in',
      'unauthenticated',
      'Send a valid access token as "Authorization: Bearer …"; POST /v1/oauth/token gives one.',
    );
  }
}

export class ScopeMissing extends DomainError {
  constructor(scope: Scope) {
    super('scope-missing', 'forbidden', `This credential lacks the scope "${scope}".`, { scope });
  }
}

export class OperatorOnly extends DomainError {
  constructor() {
    super('operator-only', 'forbidden', 'Only the platform operator may do this.');
  }
}

const ACCESS = 'tallystick:access';

export interface Access {
  readonly scope?: Scope;
  readonly operator?: boolean;
  readonly public?: boolean;
}

/** Declares on the route who may come in; a route without a declaration is refused to everyone. */
export const Public = () => declared({ public: true });
export const RequireScope = (scope: Scope) => declared({ scope });
export const RequireOperator = () => declared({ scope: 'administer', operator: true });

/** In the OpenAPI document of a route, so that the document says who may come in by what lets them in. */
export const ACCESS_EXTENSION = 'x-access';

const declared = (access: Access) =>
  applyDecorators(SetMetadata(ACCESS, access), ApiExtension(ACCESS_EXTENSION, access));

export type AuthenticatedRequest = FastifyRequest & { principal?: Principal };

@Injectable()
export class AccessTokenGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: AccessTokens,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (access?.public) return true;
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const token = shownToken(request, this.tokens.sessionCookie);
    const principal = token === undefined ? undefined : await this.tokens.principalOf(token);
    if (!principal) throw new NotSignedIn();
    // Also of a request that is refused it is told whose it was.
    request.principal = principal;
    if (!access?.scope) throw new Error(`route ${request.method} ${request.url} declares no scope`);
    if (!principal.scopes.includes(access.scope)) throw new ScopeMissing(access.scope);
    if (access.operator && !principal.isOperator) throw new OperatorOnly();
    return true;
  }
}
