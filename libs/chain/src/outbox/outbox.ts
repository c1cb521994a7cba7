import type { ActKind, ActMessage, AnchorBatch, FactKind, FactMessage } from '@tallystick/act-types';
import { currentRequestId, currentTraceParent, notify } from '@tallystick/platform';
import type { EntityManager } from 'typeorm';
import { ANCHOR_KIND, OutboxEntry } from './outbox-entry.entity.js';

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

/** What anybody may have the chain state. */
export interface StatedFact {
  readonly key: string;
  readonly kind: FactKind;
  readonly message: FactMessage;
  /** It is tried until then; a fact has no end of its own. */
  readonly deadline: Date;
}

/** Anchors with their log's signature. */
export interface SignedAnchors {
  readonly digest: string;
  readonly batch: AnchorBatch;
  readonly signature: string;
}

/** PostgreSQL channel on which a new entry is announced; the payload says nothing. */
export const OUTBOX_CHANNEL = 'tallystick_outbox';

/** The door from signed acts to the relayer. */
export class Outbox {
  /**
   * Takes acts, in their order, in the caller's own transaction: they will be relayed if and only if that transaction commits. Taking the
   * same digest again changes nothing.
   */
  async enqueue(manager: EntityManager, acts: readonly SignedAct[]): Promise<void> {
    const entries = acts.map(({ digest, kind, message, attachment, signatures, deadline }) => ({
      ...{ digest, kind, message, deadline },
      attachment: attachment ?? null,
      signatures: [...signatures],
    }));
    await this.insert(manager, entries);
  }

  /** Takes a fact likewise; stated again, by whomever, nothing changes. */
  async enqueueFact(manager: EntityManager, { key, kind, message, deadline }: StatedFact): Promise<void> {
    await this.insert(manager, [{ digest: key, kind, message, deadline, attachment: null, signatures: [] }]);
  }

  /** Takes a log's anchors likewise. */
  async enqueueAnchors(manager: EntityManager, { digest, batch, signature }: SignedAnchors): Promise<void> {
    const deadline = new Date(Number(batch.deadline) * 1_000);
    const entry = { digest, kind: ANCHOR_KIND, message: batch, deadline, attachment: null, signatures: [signature] };
    await this.insert(manager, [entry]);
  }

  private async insert(
    manager: EntityManager,
    entries: readonly Pick<OutboxEntry, 'digest' | 'kind' | 'message' | 'attachment' | 'signatures' | 'deadline'>[],
  ): Promise<void> {
    if (entries.length === 0) return;
    const cause = { requestId: currentRequestId() ?? null, traceParent: currentTraceParent() ?? null };
    await manager
      .createQueryBuilder()
      .insert()
      .into(OutboxEntry)
      .values(entries.map((entry) => ({ ...entry, ...cause })))
      .orIgnore()
      .updateEntity(false)
      .execute();
    await notify(manager, OUTBOX_CHANNEL);
  }
}
