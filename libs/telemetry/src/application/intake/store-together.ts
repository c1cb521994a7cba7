import type { ClientBase } from 'pg';
import { mayHold } from '../../domain/batch/sequence/may-hold.js';
import { copyEvidence, copyNodes, copyReadings } from '../../infra/intake/evidence-rows.js';
import { saveRecords } from '../../infra/intake/gateway-records.js';
import { type BatchKey, findHeld } from '../../infra/intake/held-batches.js';
import { storeRefused } from '../../infra/intake/quarantine-rows.js';
import type { SeriesIds } from '../../infra/intake/series-ids.js';
import { saveLog } from '../../infra/intake/site-log-row.js';
import type { Arrival, Settlement } from './arrival.js';
import { Draft, type SiteState } from './draft.js';
import type { TooManyGaps } from './intake-errors.js';
import type { OpenedArrival } from './opened-arrival.js';
import { signReceipts } from './sign-receipts.js';
import type { SentReceipt, SiteIntakeSettings } from './site-intake.js';
import { takeBatch } from './take-batch.js';
import { takeReadings, takeStatus, takeTick } from './take-others.js';

/** A message, or the server's timer. */
export type Work =
  | { readonly kind: 'arrival'; readonly arrival: Arrival; readonly opened: OpenedArrival }
  | { readonly kind: 'tick'; readonly nowMs: number };

export interface Stored {
  /** What changes in memory when this is committed. */
  readonly after: Pick<Draft, 'log' | 'changed' | 'evidence' | 'events'>;
  /** Of each work, in its order. */
  readonly settlements: readonly (Settlement | TooManyGaps)[];
  readonly receipts: readonly SentReceipt[];
}

export interface StoreContext extends Pick<SiteIntakeSettings, 'lease' | 'limits' | 'watch' | 'clock'> {
  readonly signer: SiteIntakeSettings['receiptSigner'];
  readonly series: SeriesIds;
  readonly connections: ReadonlyMap<string, number>;
}

/** All of it in the transaction given, in the order given; what is in memory is left as it was. */
export async function storeTogether(
  db: ClientBase,
  work: readonly Work[],
  before: SiteState,
  context: StoreContext,
): Promise<Stored> {
  const { lease, watch, signer, clock } = context;
  const draft = new Draft(before, await findHeld(db, keysToFind(work, before)), lease.fence);
  const settlements = work.map((one) => takeOne(draft, one, before, context));
  await writeEvidence(db, draft, context);
  await storeRefused(db, lease.siteNumber, draft.refused, context.limits);
  await saveLog(db, lease.siteNumber, before.log, draft.log);
  const receipts = await signReceipts(db, draft, { site: lease.site, signer });
  await saveRecords(db, draft.changed);
  if (draft.events.length > 0) await watch.hear(db, draft.events, clock.nowMs());
  return { after: draft, settlements, receipts };
}

/** A batch whose number lies beyond all that is held need not be looked for, unless its gateway has batches aside, which stand under any number. */
function keysToFind(work: readonly Work[], { records }: SiteState): BatchKey[] {
  return work.flatMap((one) => {
    if (one.kind !== 'arrival' || one.opened.kind !== 'batch') return [];
    const { gateway, signed } = one.opened;
    const record = records.get(gateway.id);
    if (!record || !(record.hasAside || mayHold(record.state, signed.batch))) return [];
    return [{ gateway: gateway.id, bootEpoch: signed.batch.bootEpoch, seq: signed.batch.seq }];
  });
}

function takeOne(draft: Draft, work: Work, before: SiteState, context: StoreContext): Settlement | TooManyGaps {
  if (work.kind === 'tick') {
    takeTick(draft, new Map([...before.records, ...draft.changed]), work.nowMs, context.limits.gapMs);
    return 'stored';
  }
  const { arrival, opened } = work;
  const { receivedAtMs } = arrival;
  switch (opened.kind) {
    case 'batch': {
      const settled = takeBatch(draft, { ...opened, receivedAtMs }, context.limits);
      if (settled !== 'limit') return settled;
      const message = `expected one batch under one number; ${context.limits.maxAside} that contradict it are kept`;
      return refuse(draft, arrival, { isKnown: true, reason: 'limit-exceeded', message });
    }
    case 'readings':
      takeReadings(draft, opened, arrival.bytes, receivedAtMs);
      return 'stored';
    case 'status':
      takeStatus(draft, opened, context.connections.get(arrival.gateway), receivedAtMs);
      return 'stored';
    case 'refused':
      return refuse(draft, arrival, opened);
  }
}

function refuse(
  draft: Draft,
  { gateway, kind, bytes, receivedAtMs }: Arrival,
  { isKnown, reason, message }: { readonly isKnown: boolean; readonly reason: string; readonly message: string },
): Settlement {
  draft.refused.push({ gateway, kind, bytes, receivedAtMs, isKnown, reason, message });
  return 'quarantined';
}

async function writeEvidence(db: ClientBase, { evidence }: Draft, { lease, series }: StoreContext): Promise<void> {
  if (evidence.length === 0) return;
  const site = lease.siteNumber;
  await copyEvidence(db, { site, lease: lease.fence }, evidence);
  await copyNodes(db, site, evidence);
  await copyReadings(db, evidence, await series.idsFor(db, seriesIn(evidence)));
}

function* seriesIn(evidence: Draft['evidence']) {
  for (const { gateway, readings } of evidence) for (const reading of readings) yield [gateway, reading] as const;
}
