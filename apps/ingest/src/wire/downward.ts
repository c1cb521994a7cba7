import { findSparkplugTopic, findTopic, type RebirthRequest, topicOf, type TopicKind } from '@tallystick/telemetry';
import type { GatewayIdentity } from './gateway-identity.js';

type Named = Pick<GatewayIdentity, 'site' | 'gateway'>;

/** What gateways hear from us; commands are Sparkplug's. */
const TOLD_KINDS = ['receipt', 'settings'] as const satisfies readonly TopicKind[];
export type DownwardKind = (typeof TOLD_KINDS)[number] | 'command';

export interface Downward extends Named {
  readonly kind: DownwardKind;
  readonly topic: string;
  readonly bytes: Uint8Array;
  readonly qos: 0 | 1;
  /** Whether whoever subscribes later is to hear it at once. A receipt for an epoch that is over is not. */
  readonly isRetained: boolean;
}

export const receiptFor = ({ site, gateway }: Named, bytes: Uint8Array, isRetained = true): Downward => {
  const kind = 'receipt';
  return { site, gateway, kind, topic: topicOf({ site, gateway, kind }), bytes, qos: 1, isRetained };
};

export const settingsFor = ({ site, gateway }: Named, json: string): Downward => {
  const kind = 'settings';
  return {
    site,
    gateway,
    kind,
    topic: topicOf({ site, gateway, kind }),
    bytes: Buffer.from(json),
    qos: 1,
    isRetained: true,
  };
};

/** Whose node it is for, its topic says. */
export function rebirthFor({ topic, bytes }: RebirthRequest): Downward {
  const { site = '', gateway = '' } = findSparkplugTopic(topic) ?? {};
  return { site, gateway, kind: 'command', topic, bytes, qos: 0, isRetained: false };
}

/** Whose ears a subscription is for. @returns undefined when it is for none of what we say to one gateway */
export function findSubscription(filter: string): (Named & { readonly kind: DownwardKind }) | undefined {
  const found = findTopic(filter);
  const kind = TOLD_KINDS.find((told) => told === found?.kind);
  if (found && kind) return { site: found.site, gateway: found.gateway, kind };
  // Nodes subscribe to what may follow as well.
  const sparkplug = findSparkplugTopic(filter.replace(/\/#$/, ''));
  return sparkplug?.message === 'NCMD'
    ? { site: sparkplug.site, gateway: sparkplug.gateway, kind: 'command' }
    : undefined;
}

/** Receipts for epochs that are over, which may wait at one connection. */
const PASSING_SLOTS = 100;
let passing = 0;

/** Where it waits to be sent: the newest takes the place of what was to be said by its topic before. */
export function slotOf({ topic, kind, isRetained }: Downward): string {
  if (kind !== 'receipt' || isRetained) return topic;
  passing = (passing + 1) % PASSING_SLOTS;
  return `${topic} ${passing}`;
}
