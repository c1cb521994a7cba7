import { deflateRawSync, inflateRawSync } from 'node:zlib';

/**
 * A rule's state as it is stored, with nearly every batch: JSON, deflated. Its last events are like one another, so a tenth of it is left: some
 * 700 bytes, which fit beside others on a page, where 7 kB would go into a table of their own and be compressed there, slower.
 */
export function packState(state: unknown): Buffer {
  return deflateRawSync(JSON.stringify(state), { level: 1 });
}

export function unpackState(packed: Uint8Array): unknown {
  return JSON.parse(inflateRawSync(packed).toString('utf8')) as unknown;
}
