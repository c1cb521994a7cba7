import { LAST_MS } from '../../domain/batch/read-fields.js';
import { EnvelopeRefused, payloadMalformed } from '../../domain/cose/envelope-refused.js';

/** Two fields; far more than they take. */
const MAX_STATUS_BYTES = 1_024;
const EXPECTED = 'status: expected JSON {"state": "lost" or "stopped", "connectedAt": milliseconds since 1970}';

export interface GatewayStatus {
  /** When the connection began that has ended, by the gateway's clock: milliseconds since 1970. */
  readonly connectedAtMs: number;
  /** It said farewell. */
  readonly isStopped: boolean;
}

/** @throws EnvelopeRefused */
export function readStatus(bytes: Uint8Array): GatewayStatus {
  if (bytes.length > MAX_STATUS_BYTES) {
    throw new EnvelopeRefused('envelope-too-large', `status: expected ${MAX_STATUS_BYTES} bytes at most`);
  }
  const { state, connectedAt } = parsed(bytes);
  const isTime = Number.isSafeInteger(connectedAt) && Number(connectedAt) >= 0 && Number(connectedAt) <= LAST_MS;
  if ((state !== 'lost' && state !== 'stopped') || !isTime) throw payloadMalformed(EXPECTED);
  return { connectedAtMs: Number(connectedAt), isStopped: state === 'stopped' };
}

function parsed(bytes: Uint8Array): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    if (typeof value === 'object' && value !== null) return value as Readonly<Record<string, unknown>>;
  } catch {
    // Said below, as of every other status that is none.
  }
  throw payloadMalformed(EXPECTED);
}
