import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  type MessageEvent,
  Param,
  ParseUUIDPipe,
  Post,
  Put,
  Query,
  Req,
  Res,
  Sse,
  UseGuards,
} from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBearerAuth,
  ApiBody,
  ApiConsumes,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiTags,
} from '@nestjs/swagger';
import {
  AccessTokens,
  AnswersList,
  Caller,
  type Principal,
  RawBytesPipe,
  RequireScope,
  shownToken,
} from '@tallystick/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { FindBatches } from '../../application/batches/find-batches.js';
import { OpenBatch } from '../../application/batches/open-batch.js';
import { ReceiveBatchFile } from '../../application/batches/receive-batch-file.js';
import { RemoveBatch } from '../../application/batches/remove-batch.js';
import { BatchProgress } from './batch-progress.js';
import { BatchFileListQuery, BatchListQuery, BatchRequest } from './batch-requests.js';
import {
  BatchFilePageView,
  batchFileView,
  BatchFileView,
  BatchPageView,
  BatchView,
  batchView,
  MissingFilesView,
} from './batch.view.js';
import { OwnBatchGuard } from './own-batch-guard.js';
import { Sha256Pipe } from './sha256-pipe.js';

@ApiTags('documents')
@ApiBearerAuth()
@Controller('v1/document-batches')
export class BatchesController {
  constructor(
    private readonly batches: FindBatches,
    private readonly opening: OpenBatch,
    private readonly receiving: ReceiveBatchFile,
    private readonly removing: RemoveBatch,
    private readonly progress: BatchProgress,
    private readonly tokens: AccessTokens,
  ) {}

  /**
   * Announces papers and records that you hand in together. What you have handed in before is settled at once; send the others one by one, in
   * any order, several at a time, and ask which are missing after a lost connection.
   */
  @Post()
  @HttpCode(202)
  @ApiAcceptedResponse({ type: BatchView, description: '`Location` says where the batch is.' })
  @RequireScope('documents')
  async open(
    @Body() { label = '', files }: BatchRequest,
    @Caller() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BatchView> {
    const id = await this.opening.run(label, files, caller);
    void reply.header('location', `/v1/document-batches/${id}`);
    return this.get(id, caller);
  }

  /** The batches that you opened, newest first. */
  @Get()
  @AnswersList(BatchPageView, BatchView)
  @RequireScope('read')
  async list(@Query() query: BatchListQuery, @Caller() caller: Principal): Promise<BatchPageView> {
    const page = await this.batches.page(query, caller);
    return { ...page, items: page.items.map(batchView) };
  }

  /** How far it is. */
  @Get(':id')
  @ApiOkResponse({ type: BatchView })
  @RequireScope('read')
  async get(@Param('id', ParseUUIDPipe) id: string, @Caller() caller: Principal): Promise<BatchView> {
    return batchView(await this.batches.counted(id, caller));
  }

  /** Forgets the batch. Papers that were taken in stay; what was not is dropped. */
  @Delete(':id')
  @HttpCode(204)
  @ApiNoContentResponse()
  @RequireScope('documents')
  async remove(@Param('id', ParseUUIDPipe) id: string, @Caller() caller: Principal): Promise<void> {
    await this.removing.run(id, caller);
  }

  /** Sends one file of the batch. Answered once it is kept; sent again, nothing happens twice. */
  @Put(':id/files/:sha256')
  @UseGuards(OwnBatchGuard)
  @HttpCode(204)
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiNoContentResponse()
  @RequireScope('documents')
  async receive(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('sha256', Sha256Pipe) sha256: string,
    @Body(RawBytesPipe) content: Buffer,
    @Caller() caller: Principal,
  ): Promise<void> {
    await this.receiving.run(id, sha256, content, caller);
  }

  /** What became of each file, in the batch's order. */
  @Get(':id/files')
  @AnswersList(BatchFilePageView, BatchFileView)
  @RequireScope('read')
  async files(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: BatchFileListQuery,
    @Caller() caller: Principal,
  ): Promise<BatchFilePageView> {
    const page = await this.batches.files(id, query, caller);
    return { ...page, items: page.items.map(batchFileView) };
  }

  /** Which files have not come: after a lost connection, send these. */
  @Get(':id/missing')
  @ApiOkResponse({ type: MissingFilesView })
  @RequireScope('read')
  async missing(@Param('id', ParseUUIDPipe) id: string, @Caller() caller: Principal): Promise<MissingFilesView> {
    return { sha256: await this.batches.missing(id, caller) };
  }

  /** Its progress, as it goes on: server-sent events `progress`, and `done` at the end, each with the batch as it stands. */
  @Sse(':id/events')
  @UseGuards(OwnBatchGuard)
  @RequireScope('read')
  @ApiOkResponse({
    description: 'A stream that ends with the batch.',
    content: { 'text/event-stream': { schema: { type: 'string' } } },
  })
  @ApiHeader({
    name: 'Last-Event-ID',
    required: false,
    description: 'The last that was seen; what is new since is told.',
  })
  events(
    @Param('id', ParseUUIDPipe) id: string,
    @Caller() caller: Principal,
    @Req() request: FastifyRequest,
    @Headers('last-event-id') lastEventId?: string,
  ): Observable<MessageEvent> {
    const token = shownToken(request, this.tokens.sessionCookie) ?? '';
    return this.progress.streamFor(id, caller, lastEventId, () => this.tokens.stillHolds(caller, token));
  }
}
