import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import { DomainError } from '@tallystick/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { QueryFailedError } from 'typeorm';
import { OAuthRefusal } from './oauth-refusal.js';
import { type Problem, problem, STATUS_OF_KIND } from './problem.js';
import { RequestInvalid } from './validation.js';

/** Fastify's own refusals (body too large, malformed JSON) carry a status and a code. */
interface FastifyRefusal extends Error {
  readonly statusCode: number;
  readonly code?: string;
}

function isFastifyRefusal(error: unknown): error is FastifyRefusal {
  return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number';
}

/** Two requests made the same at the same moment: both looked and found nothing, and a unique rule let one of them in. */
function isMadeMeanwhile(error: unknown): boolean {
  return error instanceof QueryFailedError && (error.driverError as { code?: string }).code === '23505';
}

function httpCode(status: number): string {
  if (status === 404) return 'route-not-found';
  return status === 405 ? 'method-not-allowed' : 'request-refused';
}

/** The one place where errors become responses. What is not a refusal is logged whole and told to nobody. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger(ProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const body = this.problemOf(error, request);
    // For what is said of the request elsewhere.
    (request as { problemCode?: string }).problemCode = body.code;
    if (reply.sent) return;
    if (body.status === 401) void reply.header('www-authenticate', body.error ? 'Basic' : 'Bearer');
    if (body.status === 503) void reply.header('retry-after', '5');
    const retryAfterSeconds = error instanceof DomainError ? error.details.retryAfterSeconds : undefined;
    if (typeof retryAfterSeconds === 'number') void reply.header('retry-after', String(retryAfterSeconds));
    void reply
      .status(body.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send(JSON.stringify(body));
  }

  private problemOf(error: unknown, request: FastifyRequest): Problem {
    const instance = String(request.id);
    if (error instanceof RequestInvalid) {
      return problem(422, error.code, error.message, { errors: error.faults, instance });
    }
    if (error instanceof OAuthRefusal) {
      const { status, error: name, message } = error;
      return problem(status, error.code, message, { instance, error: name, error_description: message });
    }
    if (error instanceof DomainError) {
      const details = Object.keys(error.details).length > 0 ? { details: error.details } : {};
      return problem(STATUS_OF_KIND[error.kind], error.code, error.message, { ...details, instance });
    }
    if (error instanceof HttpException && error.getStatus() < 500) {
      return problem(error.getStatus(), httpCode(error.getStatus()), error.message, { instance });
    }
    if (isFastifyRefusal(error) && error.statusCode < 500) {
      return problem(error.statusCode, 'request-refused', error.message, { instance });
    }
    if (isMadeMeanwhile(error)) {
      return problem(
        409,
        'made-meanwhile',
        'Another request made the same at the same moment; look at what is there.',
        {
          instance,
        },
      );
    }
    this.log.error(
      `${request.method} ${request.routeOptions.url ?? request.url} failed`,
      error instanceof Error ? error.stack : String(error),
    );
    return problem(
      500,
      'internal',
      'Something went wrong on our side; nothing was changed that is not shown. Quote the instance when you ask for help.',
      { instance },
    );
  }
}
