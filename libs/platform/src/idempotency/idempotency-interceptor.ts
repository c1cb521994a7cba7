import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  Logger,
  type NestInterceptor,
  SetMetadata,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { DomainError } from '@tallystick/kernel';
import type { FastifyReply } from 'fastify';
import { catchError, finalize, from, mergeMap, Observable, of, switchMap } from 'rxjs';
import type { AuthenticatedRequest } from '../auth/access-token-guard.js';
import type { KeyedRun } from './carried-out-notes.js';
import { AnswerNotKept, IdempotencyKeyInvalid } from './errors.js';
import { Idempotency, type KeyedRequest } from './idempotency.js';

const SECRET = 'tallystick:answers-with-secret';
/** Often enough that a lease outlives two renewals that fail. */
const RENEW_EVERY_MS = 15_000;

/** Declares that a route's answer holds a secret: it is never kept, so a repeated request is not answered with it again. */
export const AnswersWithSecret = () => SetMetadata(SECRET, true);

/** Honours `Idempotency-Key` on every signed-in POST. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  private readonly log = new Logger(IdempotencyInterceptor.name);

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
      switchMap((begun) => {
        if ('run' in begun) return this.run(begun.run, reply, next, secret);
        if (secret) throw new AnswerNotKept();
        return this.repeat(reply, begun.answer);
      }),
    );
  }

  private repeat(reply: FastifyReply, earlier: { status: number; body: unknown }): Observable<unknown> {
    void reply.status(earlier.status).header('idempotency-replayed', 'true');
    return of(earlier.body);
  }

  private run(run: KeyedRun, reply: FastifyReply, next: CallHandler<unknown>, secret: boolean): Observable<unknown> {
    const { idempotency } = this;
    const renewing = setInterval(() => void this.renew(run), RENEW_EVERY_MS).unref();
    const handled = new Observable<unknown>((subscriber) =>
      idempotency.notes.during(run, () => next.handle().subscribe(subscriber)),
    );
    return handled.pipe(
      mergeMap(async (body) => {
        await idempotency.finish(run, { status: reply.statusCode, body: secret ? null : (body ?? null) });
        return body;
      }),
      catchError(async (error: unknown) => {
        // What the use case refuses it has decided; of anything else nobody knows how far it had come.
        await (error instanceof DomainError ? idempotency.release(run) : idempotency.abandon(run));
        throw error;
      }),
      finalize(() => clearInterval(renewing)),
    );
  }

  private async renew(run: KeyedRun): Promise<void> {
    try {
      await this.idempotency.renew(run);
    } catch (error) {
      this.log.warn(`a request’s key could not be kept for it: ${String(error)}`);
    }
  }
}
