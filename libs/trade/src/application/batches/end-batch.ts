import { announce } from '@tallystick/platform';
import type { EntityManager } from 'typeorm';

const END = `
  UPDATE papers.document_batch batch SET done_at = $2
  WHERE id = $1 AND done_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM papers.batch_file WHERE batch = $1 AND state IN ('awaited', 'received'))
  RETURNING party`;

/** Once nothing of it is open: the batch is done, of which its opener is told, once. Call it last in a transaction: it announces. */
export async function endBatch(manager: EntityManager, batch: string, now: number): Promise<void> {
  const [rows] = await manager.query<[{ party: string }[], number]>(END, [batch, new Date(now)]);
  const [ended] = rows;
  if (ended) await announce(manager, [{ parties: [ended.party], type: 'document-batch-done', subject: batch }]);
}
