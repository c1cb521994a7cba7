import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  SetMetadata,
  type Type,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiExtraModels, ApiOkResponse, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, map, type Observable } from 'rxjs';
import { CsvExport, wantsCsv } from './csv-export.js';
import { membersOf } from './list-query.js';

const LIST = 'tallystick:answers-list';

/** Of a route that answers a page of items: they are shown as far as `fields` asks, and all of them as CSV where that is accepted. */
export const AnswersList = (page: Type<{ items: object[] }>, item: Type<object>) =>
  applyDecorators(
    SetMetadata(LIST, item),
    ApiExtraModels(page),
    ApiOkResponse({
      description: 'A page. With `Accept: text/csv` all items from there on, as RFC 4180 has it.',
      content: {
        'application/json': { schema: { $ref: getSchemaPath(page) } },
        'text/csv': { schema: { type: 'string' } },
      },
    }),
  );

@Injectable()
export class ListAnswers implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly csv: CsvExport,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const item = this.reflector.get<Type<object> | undefined>(LIST, context.getHandler());
    if (!item) return next.handle();
    const request = context.switchToHttp().getRequest<FastifyRequest<{ Querystring: Record<string, unknown> }>>();
    const { fields } = request.query;
    const wanted = typeof fields === 'string' ? fields.split(',') : undefined;
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    if (wantsCsv(request.headers.accept)) return from(this.csv.start(request, reply, next, wanted ?? membersOf(item)));
    return wanted ? next.handle().pipe(map((page) => sparse(page as { items: object[] }, wanted))) : next.handle();
  }
}

function sparse<P extends { items: object[] }>(page: P, wanted: readonly string[]): P {
  const items = page.items.map((item) =>
    Object.fromEntries(Object.entries(item).filter(([name]) => wanted.includes(name))),
  );
  return { ...page, items };
}
