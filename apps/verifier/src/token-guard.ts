import { createHash, timingSafeEqual } from 'node:crypto';
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { DomainError } from '@tallystick/kernel';
import type { FastifyRequest } from 'fastify';

export const VERIFIER_TOKEN = Symbol('VERIFIER_TOKEN');

export class TokenWrong extends DomainError {
  constructor() {
    super('token-wrong', 'unauthenticated', 'Send the verifier\'s token as "Authorization: Bearer …".');
  }
}

/** One token for whoever may ask; compared by hash, so that neither its length nor its first wrong letter shows in the time taken. */
@Injectable()
export class TokenGuard implements CanActivate {
  private readonly expected: Buffer;

  constructor(@Inject(VERIFIER_TOKEN) token: string) {
    this.expected = sha256(token);
  }

  canActivate(context: ExecutionContext): boolean {
    const { authorization } = context.switchToHttp().getRequest<FastifyRequest>().headers;
    const given = /^Bearer (.+)$/.exec(authorization ?? '')?.[1];
    if (given === undefined || !timingSafeEqual(sha256(given), this.expected)) throw new TokenWrong();
    return true;
  }
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
