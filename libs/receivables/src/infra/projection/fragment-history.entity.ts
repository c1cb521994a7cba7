import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** `remained` is the head that an act on a tail left with its holder. */
export const FRAGMENT_HISTORY_KINDS = [
  ...(['issued', 'split', 'merged', 'touched', 'transferred', 'assigned', 'purchased', 'remained'] as const),
  ...(['paid', 'cancelled', 'locked', 'settled', 'unlocked', 'pledged', 'released'] as const),
  ...(['disputed', 'resolved', 'frozen', 'unfrozen', 'reassigned'] as const),
] as const;
export type FragmentHistoryKind = (typeof FRAGMENT_HISTORY_KINDS)[number];

/** One interval that one event wrote or retired, as it was after the event. Lineage is containment: a row's past is every earlier row that overlaps it. */
@Entity({ schema: 'ledger', name: 'fragment_history' })
@Index('fragment_history_receivable', ['receivable', 'version'])
@Index('fragment_history_holder', ['holder', 'blockNumber'])
export class FragmentHistory {
  @PrimaryColumn({ name: 'block_number', type: 'bigint' })
  blockNumber!: string;

  @PrimaryColumn({ name: 'log_index', type: 'integer' })
  logIndex!: number;

  /** Place among the rows of one event, from 0. */
  @PrimaryColumn({ type: 'integer' })
  part!: number;

  @Column({ type: 'numeric', precision: 58, scale: 0 })
  receivable!: string;

  @Column({ type: 'text' })
  kind!: FragmentHistoryKind;

  @Column({ name: 'from_minor', type: 'numeric', precision: 20, scale: 0 })
  from!: string;

  @Column({ name: 'to_minor', type: 'numeric', precision: 20, scale: 0 })
  to!: string;

  @Column({ type: 'bigint' })
  version!: string;

  /** After the event; of a retired part, who was paid or gave it up. */
  @Column({ type: 'bigint' })
  holder!: string;

  /** Who held it before, when it moved. */
  @Index('fragment_history_previous_holder')
  @Column({ name: 'previous_holder', type: 'bigint', nullable: true })
  previousHolder!: string | null;

  @Column({ type: 'bigint' })
  programme!: string;

  /** Of a purchase, by token or by bank transfer. */
  @Column({ name: 'price_minor', type: 'numeric', precision: 20, scale: 0, nullable: true })
  priceMinor!: string | null;

  /** The account that paid, when it was paid. */
  @Column({ type: 'text', nullable: true })
  payer!: string | null;

  /** Of a bank transfer that paid for it. */
  @Column({ name: 'bank_reference', type: 'text', nullable: true })
  bankReference!: string | null;

  /** Null when it came by itself: anybody paid after the due time, or a lock or a freeze was over. No act stands behind it. */
  @Column({ type: 'text', nullable: true })
  digest!: string | null;

  @Column({ name: 'block_time', type: 'timestamptz' })
  blockTime!: Date;

  @Column({ name: 'tx_hash', type: 'text' })
  txHash!: string;
}
