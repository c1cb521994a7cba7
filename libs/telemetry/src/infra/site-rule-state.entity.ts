import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Which version of a rule holds, and its state after the last batch: written by the intake. */
@Entity({ schema: 'telemetry', name: 'site_rule_state' })
export class SiteRuleState {
  @PrimaryColumn({ type: 'uuid' })
  rule!: string;

  @Column({ type: 'integer' })
  version!: number;

  /** JSON. */
  @Column({ type: 'text', select: false })
  state!: string;
}
