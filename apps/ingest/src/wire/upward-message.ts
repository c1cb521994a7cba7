import { findSparkplugTopic, findTopic, framed, UPWARD_KINDS } from '@tallystick/telemetry';
import type { Arrival } from '@tallystick/telemetry/store';

/** What was published, as far as topic and payload say it. */
export type UpwardMessage = Pick<Arrival, 'site' | 'gateway' | 'kind' | 'bytes'>;

export interface Published {
  readonly topic: string;
  readonly payload: string | Uint8Array;
}

/** @returns undefined when it is not a gateway's to publish there */
export function findUpwardMessage({ topic, payload }: Published): UpwardMessage | undefined {
  const bytes = typeof payload === 'string' ? Buffer.from(payload) : payload;
  const found = findTopic(topic);
  const kind = UPWARD_KINDS.find((upward) => upward === found?.kind);
  if (found && kind) return { site: found.site, gateway: found.gateway, kind, bytes };
  const sparkplug = findSparkplugTopic(topic);
  if (!sparkplug || sparkplug.message.endsWith('CMD')) return undefined;
  const { site, gateway } = sparkplug;
  return { site, gateway, kind: 'sparkplug-b', bytes: framed({ topic, payload: bytes }) };
}
