import { getBytes, keccak256 } from 'ethers';

const BLOOM_BYTES = 256;

interface BloomedLog {
  readonly address: string;
  readonly topics: readonly string[];
}

/** The 2048-bit bloom over the logs' addresses and topics, as a block's header has it (Yellow Paper, 4.3.1). */
export function logsBloom(logs: Iterable<BloomedLog>): string {
  const bloom = new Uint8Array(BLOOM_BYTES);
  for (const { address, topics } of logs) {
    for (const item of [address, ...topics]) addToBloom(bloom, item);
  }
  return `0x${Buffer.from(bloom).toString('hex')}`;
}

function addToBloom(bloom: Uint8Array, item: string): void {
  const hash = Buffer.from(getBytes(keccak256(item)));
  for (const offset of [0, 2, 4]) {
    const bit = hash.readUInt16BE(offset) % (BLOOM_BYTES * 8);
    const index = BLOOM_BYTES - 1 - (bit >> 3);
    bloom[index] = (bloom[index] ?? 0) | (1 << (bit & 7));
  }
}
