import { createHash, timingSafeEqual } from 'node:crypto';
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { DomainError } from '@tallystick/kernel';
import type { FastifyRequest } from 'fastify';

export const SERVICE_TOKEN = Symbol('SERVICE_TOKEN');

export class ServiceTokenWrong extends DomainError {
  constructor() {
    super('token-wrong', 'unauthenticated', 'Send the service’s token as "Authorization: Bearer …".');
  }
}

/** For a service with one token for whoever may ask it; compared by hash, so that neither its length nor its first wrong letter shows in the time taken. */
@Injectable()
export class ServiceTokenGuard implements CanActivate {
  private readonly expected: Buffer;

  constructor(@Inject(SERVICE_TOKEN) token: string) {
    this.expected = sha256(token);
  }

  canActivate(context: ExecutionContext): boolean {
    const { authorization } = context.switchToHttp().getRequest<FastifyRequest>().headers;
    const given = /^Bearer (.+)$/.exec(authorization ?? '')?.[1];
    if (given === undefined || !timingSafeEqual(sha256(given), this.expected)) throw new ServiceTokenWrong();
    return true;
  }
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
