import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { FragmentAsSeen } from '../application/find-burdens.js';
import type { FragmentFreeze } from '../infra/projection/fragment-freeze.entity.js';
import type { FragmentLock } from '../infra/projection/fragment-lock.entity.js';

export class LockView {
  @ApiProperty({ description: 'Party number of whom it is held for.' })
  buyer!: string;

  @ApiProperty({ description: 'The buyer’s programme, which keeps room for it.' })
  programme!: string;

  @ApiProperty({ description: 'Minor units.' })
  priceMinor!: string;

  @ApiProperty({ description: 'Party number of the bank whose receipt of the price counts.' })
  settlementBank!: string;

  @ApiProperty({ format: 'date-time', description: 'The price must be booked by then.' })
  payBy!: string;

  @ApiProperty({ format: 'date-time', description: 'From then on anybody may undo the lock.' })
  unlockFrom!: string;
}

export class FreezeView {
  @ApiProperty({ format: 'date-time', description: 'It lapses then unless an order is shown before.' })
  lapsesAt!: string;

  @ApiPropertyOptional({ description: 'Hash of the order that confirmed it.' })
  order?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'When the order was shown: it stands until it is lifted.' })
  confirmedAt?: string;
}

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

  @ApiPropertyOptional({ type: LockView, description: 'Told to holder, buyer and settlement bank while it is locked.' })
  lock?: LockView;

  @ApiPropertyOptional({ type: FreezeView, description: 'Told to holder, debtor and pledgee while it is frozen.' })
  freeze?: FreezeView;
}

export class FragmentPageView {
  @ApiProperty({ type: [FragmentView] })
  items!: FragmentView[];

  @ApiPropertyOptional()
  nextCursor?: string;
}

export function fragmentView({ fragment, lock, freeze }: FragmentAsSeen): FragmentView {
  const { receivable, from, to, holder, programme, version } = fragment;
  const { pledgee, recourse, frozen, locked, disputed } = fragment;
  const amountMinor = (BigInt(to) - BigInt(from)).toString();
  return {
    ...{ receivable, from, to, amountMinor, holder, programme, version },
    ...{ pledgee, recourse, frozen, locked, disputed },
    ...(lock ? { lock: lockView(lock) } : {}),
    ...(freeze ? { freeze: freezeView(freeze) } : {}),
  };
}

function lockView({ buyer, programme, priceMinor, settlementBank, payBy, unlockFrom }: FragmentLock): LockView {
  const times = { payBy: payBy.toISOString(), unlockFrom: unlockFrom.toISOString() };
  return { buyer, programme, priceMinor, settlementBank, ...times };
}

function freezeView({ lapsesAt, order, confirmedAt }: FragmentFreeze): FreezeView {
  return {
    lapsesAt: lapsesAt.toISOString(),
    ...(order === null ? {} : { order }),
    ...(confirmedAt === null ? {} : { confirmedAt: confirmedAt.toISOString() }),
  };
}
