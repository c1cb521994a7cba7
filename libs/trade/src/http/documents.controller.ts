import { Body, Controller, Get, Header, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import { AnswersList, Caller, type Principal, RawXmlPipe, RequireScope } from '@tallystick/platform';
import { FindDocuments } from '../application/find-documents.js';
import { ReadDocument } from '../application/read-document.js';
import { SubmitDocument } from '../application/submit-document.js';
import { DocumentReadingView, documentReadingView } from './document-reading.view.js';
import { DocumentPageView, DocumentView, documentView } from './trade.view.js';
import { DocumentListQuery } from './list-requests.js';

@ApiTags('documents')
@ApiBearerAuth()
@Controller('v1/documents')
export class DocumentsController {
  constructor(
    private readonly documents: FindDocuments,
    private readonly reading: ReadDocument,
    private readonly submitting: SubmitDocument,
  ) {}

  /**
   * Hands in a paper that names you as seller or buyer: a UBL 2.x Order, OrderResponse, DespatchAdvice, ReceiptAdvice, Invoice or CreditNote,
   * a UN/CEFACT CrossIndustryInvoice, or a 数电票 (EInvoice).
   */
  @Post()
  @ApiConsumes('application/xml')
  @ApiBody({ schema: { type: 'string' } })
  @ApiCreatedResponse({ type: DocumentView })
  @RequireScope('documents')
  async submit(@Body(RawXmlPipe) content: Buffer, @Caller() caller: Principal): Promise<DocumentView> {
    return documentView(await this.documents.byId(await this.submitting.run(content, caller), caller));
  }

  /** The documents that name you, newest first. */
  @Get()
  @AnswersList(DocumentPageView, DocumentView)
  @RequireScope('read')
  async list(@Query() query: DocumentListQuery, @Caller() caller: Principal): Promise<DocumentPageView> {
    const page = await this.documents.page(query, caller);
    return { ...page, items: page.items.map(documentView) };
  }

  /** A document that names you. */
  @Get(':id')
  @ApiOkResponse({ type: DocumentView })
  @RequireScope('read')
  async get(@Param('id', ParseUUIDPipe) id: string, @Caller() caller: Principal): Promise<DocumentView> {
    return documentView(await this.documents.byId(id, caller));
  }

  /** A document as it is read: who, when, how much, line by line, each with its place in it, so that a finding can be shown there. */
  @Get(':id/reading')
  @ApiOkResponse({ type: DocumentReadingView })
  @RequireScope('read')
  async read(@Param('id', ParseUUIDPipe) id: string, @Caller() caller: Principal): Promise<DocumentReadingView> {
    return documentReadingView(await this.reading.run(id, caller));
  }

  /** The document's bytes, as received. */
  @Get(':id/content')
  @ApiProduces('application/xml')
  @ApiOkResponse({ schema: { type: 'string' } })
  @Header('content-type', 'application/xml')
  @Header('content-disposition', 'attachment')
  @Header('x-content-type-options', 'nosniff')
  @RequireScope('read')
  async content(@Param('id', ParseUUIDPipe) id: string, @Caller() caller: Principal): Promise<Buffer> {
    return this.documents.content(id, caller);
  }
}
