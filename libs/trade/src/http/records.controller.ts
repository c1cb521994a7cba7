import { Body, Controller, Get, Header, Param, ParseUUIDPipe, Post, Query, RawBody } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import { AnswersList, Caller, type Principal, RequireScope } from '@tallystick/platform';
import { FindRecords } from '../application/find-records.js';
import { SubmitRecord } from '../application/submit-record.js';
import { RecordListQuery } from './list-requests.js';
import { RecordPageView, RecordView, recordView } from './trade.view.js';

@ApiTags('records')
@ApiBearerAuth()
@Controller('v1/records')
export class RecordsController {
  constructor(
    private readonly records: FindRecords,
    private readonly submitting: SubmitRecord,
  ) {}

  /**
   * Hands in evidence on your trades that is no paper between a seller and a buyer: an EPCIS 2.0 document in JSON-LD, a warehouse receipt, your
   * bank's statement (ISO 20022 camt.053 or camt.054, XML), or a remittance advice (UBL 2.x) that you wrote or received. Nobody else sees it.
   */
  @Post()
  @ApiConsumes('application/json', 'application/xml')
  @ApiBody({ schema: { type: 'object', additionalProperties: true } })
  @ApiCreatedResponse({ type: RecordView })
  @RequireScope('documents')
  async submit(
    @Body() body: unknown,
    @RawBody() json: Buffer | undefined,
    @Caller() caller: Principal,
  ): Promise<RecordView> {
    // The bytes as they were sent: XML is not parsed at the door, of JSON they are kept beside what was parsed.
    const content = Buffer.isBuffer(body) ? body : (json ?? Buffer.of());
    return recordView(await this.records.byId(await this.submitting.run(content, caller), caller));
  }

  /** The records that you handed in, newest first. */
  @Get()
  @AnswersList(RecordPageView, RecordView)
  @RequireScope('read')
  async list(@Query() query: RecordListQuery, @Caller() caller: Principal): Promise<RecordPageView> {
    const page = await this.records.page(query, caller);
    return { ...page, items: page.items.map(recordView) };
  }

  /** A record that you handed in. */
  @Get(':id')
  @ApiOkResponse({ type: RecordView })
  @RequireScope('read')
  async get(@Param('id', ParseUUIDPipe) id: string, @Caller() caller: Principal): Promise<RecordView> {
    return recordView(await this.records.byId(id, caller));
  }

  /** The record's bytes, as received. */
  @Get(':id/content')
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @Header('content-type', 'application/octet-stream')
  @Header('content-disposition', 'attachment')
  @Header('x-content-type-options', 'nosniff')
  @RequireScope('read')
  async content(@Param('id', ParseUUIDPipe) id: string, @Caller() caller: Principal): Promise<Buffer> {
    return this.records.content(id, caller);
  }
}
