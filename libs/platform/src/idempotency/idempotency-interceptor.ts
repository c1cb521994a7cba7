import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { DomainError } from '@tallystick/kernel';
import type { FastifyReply } from 'fastify';
import { catchError, from, mergeMap, type Observable, of, switchMap } from 'rxjs';
import type { AuthenticatedRequest } from '../auth/access-token-guard.js';
import { Idempotency, type KeyedRequest } from './idempotency.js';

export class IdempotencyKeyInvalid extends DomainError {
  constructor() {
    super(
      'idempotency-key-invalid',
      'invalid',
      'An Idempotency-Key has 8 to 128 letters, digits, "-", "_", "." or ":".',
    );
  }
}

export class AnswerNotKept extends DomainError {
  constructor() {
    super(
      'answer-not-kept',
      'conflict',
      'The first request with this Idempotency-Key was carried out. Its answer held a secret, which is told once and kept nowhere; if it was lost, ask for another with a new key.',
    );
  }
}

const SECRET = 'tallystick:answers-with-secret';

/** Declares that a route's answer holds a secret: it is never kept, so a repeated request is not answered with it again. */
export const AnswersWithSecret = () => SetMetadata(SECRET, true);

/** Honours `Idempotency-Key` on every signed-in POST. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const header = request.headers['idempotency-key'];
    if (request.method !== 'POST' || header === undefined || !request.principal) return next.handle();
    if (typeof header !== 'string' || !/^[\w.:-]{8,128}$/.test(header)) throw new IdempotencyKeyInvalid();
    const keyed: KeyedRequest = {
      clientId: request.principal.clientId,
      key: header,
      method: request.method,
      path: request.url,
      body: request.body,
    };
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const secret = this.reflector.get<true | undefined>(SECRET, context.getHandler()) === true;
    return from(this.idempotency.begin(keyed)).pipe(
      switchMap((earlier) => {
        if (!earlier) return this.run(keyed, reply, next, secret);
        if (secret) throw new AnswerNotKept();
        return this.repeat(reply, earlier);
      }),
    );
  }

  private repeat(reply: FastifyReply, earlier: { status: number; body: unknown }): Observable<unknown> {
    void reply.status(earlier.status).header('idempotency-replayed', 'true');
    return of(earlier.body);
  }

  private run(
    keyed: KeyedRequest,
    reply: FastifyReply,
    next: CallHandler<unknown>,
    secret: boolean,
  ): Observable<unknown> {
    return next.handle().pipe(
      mergeMap(async (body) => {
        await this.idempotency.finish(keyed, { status: reply.statusCode, body: secret ? null : (body ?? null) });
        return body;
      }),
      catchError(async (error: unknown) => {
        await this.idempotency.release(keyed);
        throw error;
      }),
    );
  }
}
