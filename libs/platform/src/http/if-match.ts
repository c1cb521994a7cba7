import {
  applyDecorators,
  type CallHandler,
  createParamDecorator,
  type ExecutionContext,
  type NestInterceptor,
  UseInterceptors,
} from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { DomainError } from '@tallystick/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Observable, tap } from 'rxjs';
import type { ExpectedTags } from '../changes/state-tag.js';

const TAGS_MAX = 20;
const TAGS = /^(W\/)?"[\x21\x23-\x7e]*"(\s*,\s*(W\/)?"[\x21\x23-\x7e]*")*$/;

export class IfMatchInvalid extends DomainError {
  constructor() {
    super(
      'if-match-invalid',
      'invalid',
      `If-Match: expected an ETag as it was given, in double quotes, up to ${TAGS_MAX} of them separated by commas, or *.`,
    );
  }
}

/**
 * The states that `If-Match` names (RFC 9110, 13.1.1). An ETag of ours is a state and, behind a point, the bytes in which it was told: those may have
 * become others, or have been packed on the way (`W/`), and the state is what it was. @throws IfMatchInvalid
 */
export function expectedTags(header: string | undefined): ExpectedTags {
  const given = header?.trim();
  if (given === undefined || given === '*') return undefined;
  const tags = TAGS.test(given) ? given.split(',') : [];
  if (tags.length === 0 || tags.length > TAGS_MAX) throw new IfMatchInvalid();
  return tags.map((tag) => /"([^".]*)/.exec(tag)?.[1] ?? '');
}

/** Of a route that changes what it names: what `If-Match` wants to find. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext) =>
  expectedTags(context.switchToHttp().getRequest<FastifyRequest>().headers['if-match']),
);

/** Of the same route. */
export const ChangesIfMatched = () =>
  ApiHeader({
    name: 'if-match',
    required: false,
    description:
      'The ETag with which you read what you change: 412 and nothing done if somebody has changed it since. Left out, whatever is there is changed.',
    schema: { type: 'string', example: '"pUq0mC3zGsJ1YdKkZ7aWnQ.xW3c4mD2…"' },
  });

class TagState implements NestInterceptor {
  constructor(private readonly tagOf: (view: never) => string) {}

  intercept(context: ExecutionContext, next: CallHandler<never>): Observable<unknown> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(tap((view) => void reply.header('etag', `"${this.tagOf(view)}"`)));
  }
}

/** Of a route that answers with what may be changed: its ETag begins with the tag of the state. */
export const AnswersState = <View>(tagOf: (view: View) => string) =>
  applyDecorators(UseInterceptors(new TagState(tagOf)));
