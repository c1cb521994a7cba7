import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { partyIn, type ReceiptedTotal, type SeenReceipt, TOTALS_MAX } from '../application/find-receipts.js';
import { WORST_FINDINGS } from '../domain/finding.js';
import type { ReceiptParty } from '../domain/records/trade-record.js';

export class ReceiptPartyView {
  @ApiProperty()
  name!: string;

  @ApiPropertyOptional({ description: 'Unified Social Credit Code.' })
  uscc?: string;

  @ApiPropertyOptional({ description: 'Legal Entity Identifier.' })
  lei?: string;

  @ApiPropertyOptional({ description: 'Global Location Number.' })
  gln?: string;

  @ApiPropertyOptional({ description: 'Party number of the organisation of that USCC or LEI, where there is one.' })
  party?: string;
}

export class WarehouseReceiptView {
  @ApiProperty({ format: 'uuid', description: 'Of the record that it is.' })
  id!: string;

  @ApiProperty()
  number!: string;

  @ApiProperty({ format: 'date' })
  issuedOn!: string;

  @ApiProperty()
  commodity!: string;

  @ApiPropertyOptional({ description: 'As the receipt states it, such as the standard that the goods keep.' })
  grade?: string;

  @ApiPropertyOptional({ description: 'Global Trade Item Number of the article.' })
  gtin?: string;

  @ApiPropertyOptional({ description: 'Of production.' })
  lot?: string;

  @ApiPropertyOptional({ description: 'Number of the container that they are in.' })
  container?: string;

  @ApiProperty({ example: '12.500', description: 'Decimal digits, of `unit`.' })
  quantity!: string;

  @ApiProperty({ example: 'KGM', description: 'UN/ECE Recommendation 20.' })
  unit!: string;

  @ApiProperty({ description: 'As the receipt calls it.' })
  warehouse!: string;

  @ApiProperty()
  slot!: string;

  @ApiProperty({ type: ReceiptPartyView, description: 'Who runs the warehouse and issued the receipt.' })
  operator!: ReceiptPartyView;

  @ApiProperty({ type: ReceiptPartyView })
  holder!: ReceiptPartyView;

  @ApiProperty({ enum: WORST_FINDINGS, description: 'The worst that was found in it.' })
  worst!: string;

  @ApiProperty({
    description: 'You handed in the same operator’s receipt of the same number again later; that one counts.',
  })
  isReplaced!: boolean;

  @ApiProperty({ format: 'date-time' })
  receivedAt!: string;
}

export class WarehouseReceiptPageView {
  @ApiProperty({ type: [WarehouseReceiptView] })
  items!: WarehouseReceiptView[];

  @ApiPropertyOptional()
  nextCursor?: string;
}

export class ReceiptedTotalView {
  @ApiProperty({ type: ReceiptPartyView })
  operator!: ReceiptPartyView;

  @ApiProperty()
  warehouse!: string;

  @ApiProperty()
  commodity!: string;

  @ApiPropertyOptional({ description: 'The grade that all of the receipts state.' })
  grade?: string;

  @ApiProperty({ example: 'KGM', description: 'UN/ECE Recommendation 20.' })
  unit!: string;

  @ApiProperty({ example: '12.500', description: 'The exact sum, decimal digits, of `unit`.' })
  quantity!: string;

  @ApiProperty({ description: 'How many receipts it is the sum of.' })
  receipts!: number;
}

export class ReceiptedTotalsView {
  @ApiProperty({ type: [ReceiptedTotalView] })
  items!: ReceiptedTotalView[];

  @ApiProperty({ description: `There are more than the ${TOTALS_MAX} that are told.` })
  hasMore!: boolean;
}

export function warehouseReceiptView({ receipt, parties, worst, isReplaced }: SeenReceipt): WarehouseReceiptView {
  const { record: id, number, issuedOn, commodity, quantity, unit, warehouse, slot, receivedAt } = receipt;
  const { grade, gtin, lot, container } = receipt;
  return {
    ...{ id, number, issuedOn, commodity, ...said({ grade, gtin, lot, container }), quantity, unit, warehouse, slot },
    operator: partyView(receipt.operator, partyIn(parties, receipt.operator)),
    holder: partyView(receipt.holder, partyIn(parties, receipt.holder)),
    ...{ worst, isReplaced, receivedAt: receivedAt.toISOString() },
  };
}

export function receiptedTotalsView(totals: readonly ReceiptedTotal[]): ReceiptedTotalsView {
  const items = totals.slice(0, TOTALS_MAX).map(({ operator, operatorParty, grade, ...total }) => ({
    operator: partyView(operator, operatorParty),
    ...{ warehouse: total.warehouse, commodity: total.commodity, ...said({ grade }) },
    ...{ unit: total.unit, quantity: total.quantity, receipts: total.receipts },
  }));
  return { items, hasMore: totals.length > TOTALS_MAX };
}

const partyView = ({ name, ...codes }: ReceiptParty, party: string | undefined): ReceiptPartyView => ({
  ...{ name, ...said(codes), ...(party === undefined ? {} : { party }) },
});

/** What is empty was not said. */
const said = <Name extends string>(texts: Readonly<Record<Name, string>>): Partial<Record<Name, string>> =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== '')) as Partial<Record<Name, string>>;
