import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A live fragment: the claim of one holder to `[from, to)` of a receivable. */
@Entity({ schema: 'ledger', name: 'fragment' })
@Check('fragment_not_empty', 'from_minor < to_minor')
@Index('fragment_holder', ['holder', 'receivable'])
export class LedgerFragment {
  @PrimaryColumn({ type: 'numeric', precision: 58, scale: 0 })
  receivable!: string;

  @PrimaryColumn({ name: 'from_minor', type: 'numeric', precision: 20, scale: 0 })
  from!: string;

  @Column({ name: 'to_minor', type: 'numeric', precision: 20, scale: 0 })
  to!: string;

  @Column({ type: 'bigint' })
  holder!: string;

  /** On which it is drawn; 0 for none. */
  @Index('fragment_programme')
  @Column({ type: 'bigint' })
  programme!: string;

  @Column({ type: 'bigint' })
  version!: string;

  /** To whom it is pledged; 0 for nobody. */
  @Index('fragment_pledgee')
  @Column({ type: 'bigint' })
  pledgee!: string;

  /** Who stands behind it; 0 for nobody. */
  @Index('fragment_recourse')
  @Column({ type: 'bigint' })
  recourse!: string;

  @Column({ type: 'boolean' })
  frozen!: boolean;

  @Column({ type: 'boolean' })
  locked!: boolean;

  @Column({ type: 'boolean' })
  disputed!: boolean;
}
