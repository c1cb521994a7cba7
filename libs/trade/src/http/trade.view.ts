import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { DOCUMENT_KINDS as KINDS, RECORD_KINDS } from '../application/lists.js';
import { WORST_FINDINGS, worstOf } from '../domain/finding.js';
import { TAX_BUREAU_OUTCOMES, type TaxBureauAnswer } from '../domain/einvoice/tax-bureau-check.js';
import type { Document } from '../infra/document.entity.js';
import type { StoredRecord } from '../infra/stored-record.entity.js';

export class FindingView {
  @ApiProperty({ example: 'BR-CO-15', description: 'An EN 16931 or Peppol rule, or one of ours in kebab-case.' })
  rule!: string;

  @ApiProperty({ enum: ['error', 'warning', 'info'] })
  severity!: string;

  @ApiProperty({ description: 'Line, column and path in the document.' })
  where!: string;

  @ApiProperty()
  message!: string;
}

export class TaxBureauAnswerView {
  @ApiProperty({ enum: TAX_BUREAU_OUTCOMES })
  outcome!: string;

  @ApiProperty({ description: 'Host that answered for the tax bureau.' })
  source!: string;

  @ApiProperty({ format: 'date-time' })
  askedAt!: string;

  @ApiProperty({ description: 'Of the answer as received, hex.' })
  sha256!: string;
}

export class DocumentView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: KINDS })
  kind!: string;

  @ApiProperty()
  number!: string;

  @ApiProperty({ description: 'Party number.' })
  seller!: string;

  @ApiProperty({ description: 'Party number.' })
  buyer!: string;

  @ApiProperty({ description: 'Of the bytes, hex.' })
  sha256!: string;

  @ApiProperty({ type: [FindingView] })
  findings!: FindingView[];

  @ApiProperty({
    enum: WORST_FINDINGS,
    description: 'The worst severity of its findings; `none` of what is faultless.',
  })
  worst!: string;

  @ApiPropertyOptional({ type: TaxBureauAnswerView, description: 'Of a 数电票 that the tax bureau was asked about.' })
  taxAnswer?: TaxBureauAnswerView;

  @ApiProperty({ description: 'Party number of who handed it in first.' })
  submittedBy!: string;

  @ApiProperty({ type: [String], description: 'Party numbers of all who handed these bytes in: one side, or both.' })
  submitters!: string[];

  @ApiProperty({ format: 'date-time' })
  receivedAt!: string;
}

export class DocumentPageView {
  @ApiProperty({ type: [DocumentView] })
  items!: DocumentView[];

  @ApiPropertyOptional()
  nextCursor?: string;
}

export class RecordView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: RECORD_KINDS })
  kind!: string;

  @ApiProperty({
    description: 'What the record is called; the id of its first event when it has none of its own.',
  })
  number!: string;

  @ApiProperty({ type: [String], description: 'Numbers of orders, despatches, receipts and invoices that it names.' })
  references!: string[];

  @ApiProperty({ description: 'Of the bytes, hex.' })
  sha256!: string;

  @ApiProperty({ type: [FindingView] })
  findings!: FindingView[];

  @ApiProperty({ format: 'date-time' })
  receivedAt!: string;
}

export class RecordPageView {
  @ApiProperty({ type: [RecordView] })
  items!: RecordView[];

  @ApiPropertyOptional()
  nextCursor?: string;
}

export class CheckView {
  @ApiProperty()
  id!: string;

  @ApiProperty({ enum: ['pass', 'review', 'fail'] })
  outcome!: string;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'What it looked at.' })
  inputs!: Record<string, unknown>;

  @ApiProperty()
  reason!: string;
}

export class CheckedDocumentView {
  @ApiProperty({ description: 'Id of the document or record.' })
  file!: string;

  @ApiProperty({ enum: [...KINDS, ...RECORD_KINDS, ''] })
  kind!: string;

  @ApiProperty()
  number!: string;

  @ApiProperty({ type: [FindingView] })
  findings!: FindingView[];
}

export class FinanceableView {
  @ApiProperty({ description: 'Number of the invoice.' })
  invoice!: string;

  @ApiProperty({ example: 'CNY' })
  currency!: string;

  @ApiProperty({ description: 'What may be financed of it, minor units.' })
  amountMinor!: string;
}

export function documentView(row: Document): DocumentView {
  const { id, kind, number, seller, buyer, sha256, findings, taxAnswer, submittedBy, submitters, receivedAt } = row;
  return {
    id,
    kind,
    number,
    seller,
    buyer,
    sha256,
    findings: [...findings],
    worst: worstOf(findings),
    ...(taxAnswer ? { taxAnswer: taxAnswerView(taxAnswer) } : {}),
    submittedBy,
    submitters: [...submitters],
    receivedAt: receivedAt.toISOString(),
  };
}

export function recordView(row: StoredRecord): RecordView {
  const { id, kind, number, references, sha256, findings, receivedAt } = row;
  return { id, kind, number, references, sha256, findings: [...findings], receivedAt: receivedAt.toISOString() };
}

/** The answer's text stays here: it may say of the parties what the other side need not know. */
function taxAnswerView({ outcome, source, askedAt, sha256 }: TaxBureauAnswer): TaxBureauAnswerView {
  return { outcome, source, askedAt, sha256 };
}
