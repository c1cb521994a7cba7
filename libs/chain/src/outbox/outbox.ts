import type { ActKind, ActMessage } from '@tallystick/act-types';
import type { EntityManager } from 'typeorm';
import { OutboxEntry } from './outbox-entry.entity.js';

/** An act with every signature it needs. */
export interface SignedAct {
  readonly digest: string;
  readonly kind: ActKind;
  readonly message: ActMessage;
  readonly attachment?: ActMessage;
  /** In the order of the act's table, only of required signatories; a signed attachment's last. */
  readonly signatures: readonly string[];
  readonly deadline: Date;
}

/** PostgreSQL channel on which a new entry is announced; the payload says nothing. */
export const OUTBOX_CHANNEL = 'tallystick_outbox';

/** The door from signed acts to the relayer. */
export class Outbox {
  /**
   * Takes an act in the caller's own transaction: it will be relayed if and only if that transaction commits. Taking the same digest again
   * changes nothing.
   */
  async enqueue(manager: EntityManager, act: SignedAct): Promise<void> {
    await manager
      .createQueryBuilder()
      .insert()
      .into(OutboxEntry)
      .values({
        digest: act.digest,
        kind: act.kind,
        message: act.message,
        attachment: act.attachment ?? null,
        signatures: [...act.signatures],
        deadline: act.deadline,
      })
      .orIgnore()
      .updateEntity(false)
      .execute();
    await manager.query('SELECT pg_notify($1, $2)', [OUTBOX_CHANNEL, '']);
  }
}
