import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { currencyOfNumericCode, dueDateInShanghai } from '@tallystick/kernel';
import type { ReceivableWithFragments } from '../application/find-receivables.js';
import { FRAGMENT_HISTORY_KINDS, type FragmentHistory } from '../infra/projection/fragment-history.entity.js';
import type { LedgerReceivable } from '../infra/projection/ledger-receivable.entity.js';
import { fragmentView, FragmentView } from './fragment.view.js';

export class ReceivableView {
  @ApiProperty()
  id!: string;

  @ApiProperty({ description: 'Party number.' })
  debtor!: string;

  @ApiProperty({ description: 'Party number of whom it was issued to.' })
  creditor!: string;

  @ApiProperty({ example: 'CNY' })
  currency!: string;

  @ApiProperty({ description: 'Minor units.' })
  faceMinor!: string;

  @ApiProperty({ description: 'Minor units.' })
  paidMinor!: string;

  @ApiProperty({ description: 'Paid or cancelled, minor units.' })
  retiredMinor!: string;

  @ApiProperty({ format: 'date-time', description: '24:00 Asia/Shanghai of the business day on which it is due.' })
  dueAt!: string;

  @ApiProperty({ example: '2027-03-31', description: 'That business day.' })
  dueDate!: string;

  @ApiProperty({ enum: ['live', 'overdue', 'settled'] })
  state!: string;

  @ApiProperty({ format: 'date-time' })
  issuedAt!: string;
}

export class ReceivableDetailView extends ReceivableView {
  @ApiProperty({ type: [FragmentView], description: 'Those that you may see, by where they start.' })
  fragments!: FragmentView[];
}

export class ReceivablePageView {
  @ApiProperty({ type: [ReceivableView] })
  items!: ReceivableView[];

  @ApiPropertyOptional()
  nextCursor?: string;
}

export class HistoryEntryView {
  @ApiProperty({
    enum: FRAGMENT_HISTORY_KINDS,
  })
  kind!: string;

  @ApiProperty()
  from!: string;

  @ApiProperty()
  to!: string;

  @ApiProperty()
  version!: string;

  @ApiProperty({ description: 'Party number, after the event.' })
  holder!: string;

  @ApiPropertyOptional({ description: 'Who held it before, when it moved.' })
  previousHolder?: string;

  @ApiPropertyOptional({ description: 'Of a purchase, minor units.' })
  priceMinor?: string;

  @ApiPropertyOptional({ description: 'The account that paid, when it was paid by token.' })
  payer?: string;

  @ApiPropertyOptional({ description: 'Of the bank transfer that paid for it.' })
  bankReference?: string;

  @ApiPropertyOptional({
    description:
      'Of the act; missing when it came by itself: anybody paid after the due time, a lock or a freeze was over.',
  })
  digest?: string;

  @ApiProperty({ format: 'date-time' })
  at!: string;

  @ApiProperty()
  transactionHash!: string;
}

export class HistoryView {
  @ApiProperty({ type: [HistoryEntryView], description: 'Oldest first.' })
  items!: HistoryEntryView[];
}

export function receivableView(row: LedgerReceivable): ReceivableView {
  const { receivable: id, debtor, creditor, faceMinor, paidMinor, retiredMinor, state } = row;
  return {
    id,
    debtor,
    creditor,
    currency: currencyOfNumericCode(row.currency).code,
    faceMinor,
    paidMinor,
    retiredMinor,
    dueAt: row.dueAt.toISOString(),
    dueDate: dueDateInShanghai(row.dueAt.getTime() / 1000),
    state,
    issuedAt: row.issuedAt.toISOString(),
  };
}

export function receivableDetailView({ receivable, fragments }: ReceivableWithFragments): ReceivableDetailView {
  return { ...receivableView(receivable), fragments: fragments.map(fragmentView) };
}

export function historyEntryView(row: FragmentHistory): HistoryEntryView {
  const { kind, from, to, version, holder, previousHolder, priceMinor, payer, bankReference } = row;
  const { digest, blockTime, txHash } = row;
  return {
    kind,
    from,
    to,
    version,
    holder,
    ...(previousHolder === null ? {} : { previousHolder }),
    ...(priceMinor === null ? {} : { priceMinor }),
    ...(payer === null ? {} : { payer }),
    ...(bankReference === null ? {} : { bankReference }),
    ...(digest === null ? {} : { digest }),
    at: blockTime.toISOString(),
    transactionHash: txHash,
  };
}
