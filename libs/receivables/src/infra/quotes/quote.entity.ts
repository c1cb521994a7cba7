import type { CalendarDate } from '@tallystick/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What made the price of an act that a bank drafted to answer a request; the price itself is the act's. */
@Entity({ schema: 'papers', name: 'quote' })
export class Quote {
  @PrimaryColumn({ type: 'uuid' })
  act!: string;

  @Column({ type: 'uuid' })
  request!: string;

  @Column({ type: 'bigint' })
  bank!: string;

  @Column({ name: 'annual_rate_percent', type: 'numeric', precision: 6, scale: 4 })
  annualRatePercent!: string;

  @Column({ name: 'fee_minor', type: 'numeric', precision: 20, scale: 0 })
  feeMinor!: string;

  /** In Shanghai: from this day on the discount is reckoned. */
  @Column({ name: 'value_date', type: 'date' })
  valueDate!: CalendarDate;
}
