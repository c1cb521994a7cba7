import { topicOf, type TopicKind } from '@tallystick/telemetry';
import type { GatewayIdentity } from './gateway-identity.js';

/** What gateways hear from us. */
export const DOWNWARD_KINDS = ['receipt', 'settings'] as const satisfies readonly TopicKind[];
export type DownwardKind = (typeof DOWNWARD_KINDS)[number];

export interface Downward extends Pick<GatewayIdentity, 'site' | 'gateway'> {
  readonly kind: DownwardKind;
  readonly bytes: Uint8Array;
  /** Whether whoever subscribes later is to hear it at once. A receipt for an epoch that is over is not. */
  readonly isRetained: boolean;
}

/** Receipts for epochs that are over, which may wait at one connection. */
const PASSING_SLOTS = 100;
let passing = 0;

/** Where it waits to be sent: what is retained takes the place of what was to be retained before it. */
export function slotOf(downward: Downward): string {
  const topic = topicOf(downward);
  if (downward.isRetained) return topic;
  passing = (passing + 1) % PASSING_SLOTS;
  return `${topic} ${passing}`;
}
