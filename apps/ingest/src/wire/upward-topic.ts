import { findTopic, UPWARD_KINDS } from '@tallystick/telemetry';
import type { Arrival } from '@tallystick/telemetry/store';

/** What a topic says of what is published there. */
export type UpwardTopic = Pick<Arrival, 'site' | 'gateway' | 'kind'>;

/** @returns undefined when it is not a gateway's to publish there */
export function findUpwardTopic(topic: string): UpwardTopic | undefined {
  const found = findTopic(topic);
  const kind = UPWARD_KINDS.find((upward) => upward === found?.kind);
  return found && kind && { site: found.site, gateway: found.gateway, kind };
}
