import { Column, Entity, PrimaryColumn } from 'typeorm';

export const AUDIT_ACTORS = ['person', 'machine', 'operator', 'nobody'] as const;
export type AuditActor = (typeof AUDIT_ACTORS)[number];

/** `failed`: on our side, and what became of it is not known by the entry. */
export const AUDIT_OUTCOMES = ['done', 'refused', 'failed'] as const;
export type AuditOutcome = (typeof AUDIT_OUTCOMES)[number];

/** What one party is told of one thing that was done or refused. Written once, sealed once, and changed by nobody. */
@Entity({ schema: 'papers', name: 'audit_entry' })
export class AuditEntry {
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()' })
  id!: string;

  /** The database's clock, which is one for all copies; whole milliseconds, as it is shown and hashed. */
  @Column({ type: 'timestamptz', default: () => `date_trunc('milliseconds', clock_timestamp())` })
  at!: Date;

  /** Whom it concerns; the operator where that is not known. */
  @Column({ type: 'bigint' })
  party!: string;

  @Column({ name: 'request_id', type: 'text' })
  requestId!: string;

  /** Method and pattern, as in the OpenAPI document. */
  @Column({ type: 'text' })
  route!: string;

  @Column({ name: 'actor_kind', type: 'text' })
  actorKind!: AuditActor;

  /** A person's id or a credential's client id. Null of nobody, and of the operator to everybody else. */
  @Column({ name: 'actor_id', type: 'text', nullable: true })
  actorId!: string | null;

  @Column({ type: 'text' })
  action!: string;

  @Column({ name: 'object_kind', type: 'text', nullable: true })
  objectKind!: string | null;

  @Column({ name: 'object_id', type: 'text', nullable: true })
  objectId!: string | null;

  @Column({ type: 'text' })
  outcome!: AuditOutcome;

  /** Of the problem that was answered. */
  @Column({ type: 'text', nullable: true })
  code!: string | null;

  /** Where the answer says less than is known, such as why a sign-in was refused. */
  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  /** How often, of refusals that were alike within a minute. */
  @Column({ type: 'integer', default: 1 })
  times!: number;

  /** As much of it as is kept; see `keptAddress`. */
  @Column({ type: 'text', nullable: true })
  address!: string | null;

  @Column({ type: 'jsonb', nullable: true })
  details!: Readonly<Record<string, string>> | null;

  /** Its place among the party's entries, from 1 without a gap; null until it is sealed. */
  @Column({ type: 'bigint', nullable: true })
  number!: string | null;

  /** See `auditHash`. */
  @Column({ type: 'text', nullable: true })
  hash!: string | null;

  @Column({ name: 'sealed_at', type: 'timestamptz', nullable: true })
  sealedAt!: Date | null;
}
