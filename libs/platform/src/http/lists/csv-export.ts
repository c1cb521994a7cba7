import { type CallHandler, Inject, Injectable, StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { lastValueFrom } from 'rxjs';
import { PAGE_LIMIT_MAX } from '../pagination.js';
import { csvLine } from '@tallystick/kernel';

/** Rows of one export at most. */
export const CSV_ROWS_MAX = Symbol('rows of one export at most');

interface Items {
  readonly items: readonly Readonly<Record<string, unknown>>[];
  readonly nextCursor?: string;
}

/** Whoever takes CSV and JSON gets JSON, unless CSV is named first. */
export function wantsCsv(accept: string | undefined): boolean {
  const [first = ''] = (accept ?? '').split(',');
  return first.split(';')[0]?.trim().toLowerCase() === 'text/csv';
}

/**
 * A whole list as CSV, page by page as it is taken: memory holds one page. `CSV-Row-Limit` says after how many rows it ends, and the trailer
 * `Next-Cursor` where to go on if that was not all.
 */
@Injectable()
export class CsvExport {
  constructor(@Inject(CSV_ROWS_MAX) private readonly rowsMax: number) {}

  /** The first page is read before anything is answered, so that what is refused is refused as everywhere. */
  async start(
    request: FastifyRequest<{ Querystring: Record<string, unknown> }>,
    reply: FastifyReply,
    next: CallHandler<unknown>,
    columns: readonly string[],
  ): Promise<StreamableFile> {
    const query = request.query;
    let rowsLeft = this.rowsMax;
    const nextPage = async (cursor: unknown): Promise<Items> => {
      Object.assign(
        query,
        { limit: String(Math.min(PAGE_LIMIT_MAX, rowsLeft)) },
        cursor === undefined ? {} : { cursor },
      );
      // The handler is run anew for each page, its validation with it.
      const page = (await lastValueFrom(next.handle())) as Items;
      rowsLeft -= page.items.length;
      return page;
    };
    let page = await nextPage(undefined);
    async function* lines(): AsyncGenerator<string> {
      yield `${query.bom === 'true' ? '\uFEFF' : ''}${csvLine(columns)}`;
      for (;;) {
        yield page.items.map((item) => csvLine(columns.map((column) => item[column]))).join('');
        if (page.nextCursor === undefined || rowsLeft <= 0) return;
        page = await nextPage(page.nextCursor);
      }
    }
    void reply.header('csv-row-limit', String(this.rowsMax));
    reply.trailer('next-cursor', (_reply, _payload, done) => done(null, page.nextCursor ?? ''));
    const file = Readable.from(lines(), { objectMode: false, highWaterMark: 65_536 });
    return new StreamableFile(file, { type: 'text/csv; charset=utf-8; header=present', disposition: 'attachment' });
  }
}
