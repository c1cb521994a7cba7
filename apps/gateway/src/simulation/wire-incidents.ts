import { setTimeout as pause } from 'node:timers/promises';
import { Decimal } from '@tallystick/kernel';
import { type Batch, type Reading, signBatch } from '@tallystick/telemetry';
import type { Head } from '../buffer/disk-buffer.js';
import type { Log } from '../fault-log.js';
import type { OpenGateway } from '../open-gateway.js';
import type { WireIncident } from './scenario.js';

const POLL_MS = 20;
/** What the forged batch says of the scale: everything is there. */
const FORGED_VALUE = Decimal.of(1_000n);

type PlayedGateway = Pick<OpenGateway, 'site' | 'gateway' | 'signer' | 'buffer' | 'maker' | 'forwarder'>;

/**
 * What a gateway does whose key is in the wrong hands; by its own path it never would. An equivocation is a second batch under a number that is
 * taken; a replay one of an epoch that the gateway has left, after the end that it signed for it.
 */
export async function playWireIncident(
  kind: WireIncident,
  { gateway, nowMs, log, isOver }: { gateway: PlayedGateway; nowMs: number; log: Log; isOver: () => boolean },
): Promise<void> {
  const { maker, buffer, forwarder } = gateway;
  const readings = [scaleReading(nowMs)];
  const before = await headOf(gateway);
  const forged = await forge(gateway, before, [{ ...scaleReading(nowMs), value: FORGED_VALUE }], nowMs);
  if (kind === 'replay') await maker.beginEpoch();
  const stored = maker.add({ readings });
  await maker.flush();
  await stored;
  // The honest one first: the first to come has the place.
  while (buffer.count > 0 && !isOver()) await pause(POLL_MS);
  while (!isOver() && !(await forwarder.publish('batch', forged))) await pause(POLL_MS);
  log.warn(`${kind}: a second batch was sent after epoch ${before.bootEpoch}, seq ${before.seq}`);
}

const scaleReading = (atMs: number): Reading => ({
  ...{ device: 'gateway-check', metric: 'weight', unit: 'kg', atMs },
  value: Decimal.ZERO,
});

/** The last batch of the present epoch. */
async function headOf({ maker, buffer }: PlayedGateway): Promise<Head> {
  await maker.flush();
  const { head } = buffer;
  if (!head) throw new Error('expected the incident after the first batch');
  return head;
}

async function forge(
  { site, gateway, signer }: PlayedGateway,
  before: Head,
  readings: readonly Reading[],
  sentAtMs: number,
): Promise<Uint8Array> {
  const { bootEpoch, seq, hash: previousHash } = before;
  const batch: Batch = { gateway, bootEpoch, seq: seq + 1n, previousHash, sentAtMs, readings };
  return signBatch(batch, site, signer);
}
