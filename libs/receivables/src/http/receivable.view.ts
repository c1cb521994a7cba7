import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { currencyOfNumericCode, dueDateInShanghai } from '@tallystick/kernel';
import type { ReceivableWithFragments } from '../application/find-receivables.js';
import { FRAGMENT_HISTORY_KINDS, type FragmentHistory } from '../infra/projection/fragment-history.entity.js';
import type { LedgerFragment } from '../infra/projection/ledger-fragment.entity.js';
import type { LedgerReceivable } from '../infra/projection/ledger-receivable.entity.js';

export class FragmentView {
  @ApiProperty()
  receivable!: string;

  @ApiProperty({ description: 'Where it starts, minor units.' })
  from!: string;

  @ApiProperty({ description: 'Where it ends; the end is not part of it.' })
  to!: string;

  @ApiProperty({ description: 'to - from, minor units.' })
  amountMinor!: string;

  @ApiProperty({ description: 'Party number.' })
  holder!: string;

  @ApiProperty({ description: 'The programme that it is drawn on; 0 for none.' })
  programme!: string;

  @ApiProperty({ description: 'Rises with every act on it; acts are bound to it.' })
  version!: string;

  @ApiProperty({ description: 'Party number of whom it is pledged to; 0 for nobody.' })
  pledgee!: string;

  @ApiProperty({ description: 'Party number of who stands behind it, assigned with recourse; 0 for nobody.' })
  recourse!: string;

  @ApiProperty({ description: 'Stopped by an order, or for seven days until one is shown.' })
  frozen!: boolean;

  @ApiProperty({ description: 'Held for a buyer that pays by bank transfer.' })
  locked!: boolean;

  @ApiProperty({
    description: 'Debtor and holder, or a court, say that it is disputed: it can be paid, not passed on.',
  })
  disputed!: boolean;
}

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

export class FragmentPageView {
  @ApiProperty({ type: [FragmentView] })
  items!: FragmentView[];

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

export function fragmentView(row: LedgerFragment): FragmentView {
  const { receivable, from, to, holder, programme, version, pledgee, recourse, frozen, locked, disputed } = row;
  const amountMinor = (BigInt(to) - BigInt(from)).toString();
  return { receivable, from, to, amountMinor, holder, programme, version, pledgee, recourse, frozen, locked, disputed };
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
  const { kind, from, to, version, holder, previousHolder, priceMinor, bankReference, digest, blockTime, txHash } = row;
  return {
    kind,
    from,
    to,
    version,
    holder,
    ...(previousHolder === null ? {} : { previousHolder }),
    ...(priceMinor === null ? {} : { priceMinor }),
    ...(bankReference === null ? {} : { bankReference }),
    ...(digest === null ? {} : { digest }),
    at: blockTime.toISOString(),
    transactionHash: txHash,
  };
}
