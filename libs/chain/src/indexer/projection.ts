import type { Network } from '@tallystick/act-types';
import { notify } from '@tallystick/platform';
import type { EntityManager } from 'typeorm';
import type { LedgerEvent } from '../contracts/ledger-events.js';
import type { VerifiedBlock } from './block-logs.js';
import { decodeEvent } from './decode-event.js';
import { ledgerEventType } from './ledger-event-types.js';
import { LedgerActivity } from './ledger-activity.entity.js';
import { LedgerCursor } from './ledger-cursor.entity.js';
import { LedgerStep } from './ledger-step.js';
import type { Projector } from './projector.js';
import { digestOf, recordAct } from './recorded-acts.js';

/** PostgreSQL channel on which news in `ledger` is announced; the payload is the number of the newest block that is in it. */
export const LEDGER_CHANNEL = 'tallystick_ledger';

/** Room for every log of a block in `activity.seq`; one costs at least 375 gas. */
const SEQ_PER_BLOCK = 1_000_000;

/** Turns verified blocks into rows of `ledger`. */
export class Projection {
  constructor(
    private readonly network: Network,
    private readonly projectors: readonly Projector[],
  ) {}

  /** Applies the blocks in order and moves the cursor, all within the caller's transaction. */
  async apply(blocks: readonly VerifiedBlock[], tx: EntityManager): Promise<void> {
    const last = blocks.at(-1)?.header;
    if (!last) return;
    const step = new LedgerStep(tx, this.eventsIn(blocks));
    for (const event of step.events) {
      recordAct(event, this.network, step);
      await this.project(event, step);
    }
    await step.end();
    const { number, hash, time } = last;
    await tx.save(LedgerCursor, { singleton: true, blockNumber: String(number), blockHash: hash, blockTime: time });
    if (step.events.length > 0) await notify(tx, LEDGER_CHANNEL, String(number));
  }

  private eventsIn(blocks: readonly VerifiedBlock[]): LedgerEvent[] {
    return blocks.flatMap(({ header, logs }) => logs.flatMap((log) => decodeEvent(this.network, header, log) ?? []));
  }

  private async project(event: LedgerEvent, step: LedgerStep): Promise<void> {
    const concerned = new Map<string, string>();
    for (const projector of this.projectors) {
      if (projector.contract !== event.contract) continue;
      const { subject, parties } = await projector.apply(event, step);
      for (const party of parties) if (party !== '0') concerned.set(party, subject);
    }
    const { blockNumber, blockTime, logIndex } = event.at;
    const rows = [...concerned].map(([party, subject]) => ({
      party,
      seq: (BigInt(blockNumber) * BigInt(SEQ_PER_BLOCK) + BigInt(logIndex)).toString(),
      type: ledgerEventType(event.name),
      subject,
      digest: digestOf(event),
      blockNumber: String(blockNumber),
      at: blockTime,
    }));
    step.append(LedgerActivity, rows);
  }
}
