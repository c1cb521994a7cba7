import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A TLS certificate of a gateway. It stands no longer than the key by which it was asked for. */
@Entity({ schema: 'telemetry', name: 'gateway_certificate' })
export class GatewayCertificate {
  /** Lower-case hex. */
  @PrimaryColumn({ type: 'text' })
  serial!: string;

  @Column({ type: 'integer' })
  gateway!: number;

  /** None of a gateway that signs nothing: its operator asked for it. */
  @Column({ name: 'gateway_key', type: 'uuid', nullable: true })
  gatewayKey!: string | null;

  /** SHA-256 of the PKCS#10: asked again, the same certificate is given. */
  @Column({ name: 'request_hash', type: 'bytea' })
  requestHash!: Buffer;

  /** PEM, the gateway's own first. */
  @Column({ type: 'text', array: true })
  chain!: string[];

  @Column({ name: 'issued_at', type: 'timestamptz' })
  issuedAt!: Date;

  @Column({ name: 'not_after', type: 'timestamptz' })
  notAfter!: Date;

  @Column({ name: 'taken_back_at', type: 'timestamptz', nullable: true })
  takenBackAt!: Date | null;
}
