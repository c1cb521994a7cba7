import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  type DocumentReading,
  READ_AMOUNTS,
  READ_DAYS,
  READ_REFERENCES,
  type ReadLine,
} from '../domain/documents/document-reading.js';
import type { PaperParty } from '../domain/documents/paper-party.js';

const WHERE = 'Line, column and path in the document.';
const MINOR = 'Minor units of the document’s currency.';

export class ReadPartyView {
  @ApiProperty({ description: 'As the document names it.' })
  name!: string;

  @ApiProperty({ type: [String], description: 'As `scheme:value`; the scheme is empty where the document gives none.' })
  identifiers!: string[];

  @ApiProperty({ description: WHERE })
  where!: string;
}

export class ReadDayView {
  @ApiProperty({ enum: READ_DAYS })
  name!: string;

  @ApiProperty({ format: 'date' })
  on!: string;

  @ApiProperty({ description: WHERE })
  where!: string;
}

export class ReadReferenceView {
  @ApiProperty({ enum: READ_REFERENCES, description: 'What the document refers to.' })
  kind!: string;

  @ApiProperty()
  number!: string;
}

export class ReadAmountView {
  @ApiProperty({ enum: READ_AMOUNTS })
  name!: string;

  @ApiProperty({ description: MINOR })
  amountMinor!: string;

  @ApiProperty({ description: WHERE })
  where!: string;
}

export class ReadTaxView {
  @ApiProperty({ description: 'UNCL 5305.', example: 'S' })
  category!: string;

  @ApiProperty({ description: 'Decimal digits; empty where the document gives none.', example: '13' })
  percent!: string;

  @ApiProperty({ description: MINOR })
  taxableMinor!: string;

  @ApiProperty({ description: MINOR })
  taxMinor!: string;

  @ApiProperty({ description: WHERE })
  where!: string;
}

export class ReadLineView {
  @ApiProperty({ description: 'As the document numbers it.' })
  number!: string;

  @ApiProperty({ description: 'Its name, else a number of it; empty when the document gives none.' })
  article!: string;

  @ApiProperty({ description: 'Decimal digits; empty when the document gives none.' })
  quantity!: string;

  @ApiProperty({ description: 'UN/ECE Recommendation 20; empty when none.' })
  unit!: string;

  @ApiProperty({ description: 'Net, decimal digits, for `priceQuantity` units; empty when none.' })
  price!: string;

  @ApiProperty({ description: 'Decimal digits; empty without a price.' })
  priceQuantity!: string;

  @ApiPropertyOptional({ description: `Net. ${MINOR}` })
  netMinor?: string;

  @ApiProperty({ type: [String], description: 'Order lines that it names, as `PO-7/10`.' })
  orderLines!: string[];

  @ApiProperty({ description: WHERE })
  where!: string;
}

/** A document as it was read: who, when, how much, line by line, each with its place. A finding’s place is one of these, or within one. */
export class DocumentReadingView {
  @ApiProperty({ description: 'UNCL 1001; empty when the document gives none.', example: '380' })
  typeCode!: string;

  @ApiPropertyOptional({ example: 'CNY', description: 'Missing where the document has no amounts.' })
  currency?: string;

  @ApiProperty({ type: ReadPartyView })
  seller!: ReadPartyView;

  @ApiProperty({ type: ReadPartyView })
  buyer!: ReadPartyView;

  @ApiProperty({ type: [ReadDayView] })
  days!: ReadDayView[];

  @ApiProperty({ type: [ReadReferenceView] })
  references!: ReadReferenceView[];

  @ApiProperty({ type: [ReadAmountView] })
  amounts!: ReadAmountView[];

  @ApiProperty({ type: [ReadTaxView] })
  taxes!: ReadTaxView[];

  @ApiProperty({ type: [ReadLineView] })
  lines!: ReadLineView[];
}

export function documentReadingView(reading: DocumentReading): DocumentReadingView {
  const { typeCode, currency, seller, buyer, days, references, amounts, taxes, lines } = reading;
  return {
    typeCode,
    ...(currency ? { currency: currency.code } : {}),
    seller: partyView(seller),
    buyer: partyView(buyer),
    days: days.map(({ name, value, where }) => ({ name, on: value, where })),
    references: [...references],
    amounts: amounts.map(({ name, value, where }) => ({ name, amountMinor: String(value.amountMinor), where })),
    taxes: taxes.map(({ category, percent, taxable, tax, where }) => ({
      ...{ category, percent, where },
      ...{ taxableMinor: String(taxable.amountMinor), taxMinor: String(tax.amountMinor) },
    })),
    lines: lines.map(lineView),
  };
}

function partyView({ name, identifiers, where }: PaperParty): ReadPartyView {
  return { name, identifiers: [...identifiers], where };
}

function lineView({ number, article, quantity, price, net, orderLines, where }: ReadLine): ReadLineView {
  return {
    ...{ number, article, where, orderLines: [...orderLines] },
    quantity: quantity?.value.normalised().toString() ?? '',
    unit: quantity?.unit ?? '',
    price: price?.amount.toString() ?? '',
    priceQuantity: price?.baseQuantity.normalised().toString() ?? '',
    ...(net ? { netMinor: String(net.amountMinor) } : {}),
  };
}
