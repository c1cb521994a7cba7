import { DEFAULT_BATCH_LIMITS } from './batch/batch-limits.js';
import { isName } from './batch/read-fields.js';
import { findSiteNumber } from './site-name.js';

/**
 * What is said over MQTT between a gateway and the intake, below `ts/v1/{site}/{gateway}/`. All at QoS 1.
 *
 * | kind | from | payload | retained |
 * |---|---|---|---|
 * | batch | gateway | a signed batch (`signBatch`) | no |
 * | receipt | intake | a signed receipt (`signReceipt`) | yes: whoever connects hears at once how far the log is |
 * | status | gateway | its will, and its farewell: JSON {"state": "lost" or "stopped", "connectedAt": milliseconds since 1970} | no |
 * | settings | intake | what the site's operator set for the gateway: JSON | yes |
 * | senml | sensor or vendor's gateway | a SenML pack, RFC 8428, in JSON | no |
 * | json | vendor's gateway | JSON, read by the mapping that the site's operator gave | no |
 */
export const TOPIC_KINDS = ['batch', 'receipt', 'status', 'settings', 'senml', 'json'] as const;
export type TopicKind = (typeof TOPIC_KINDS)[number];

/** What gateways may publish; the others are the intake's. */
export const UPWARD_KINDS = ['batch', 'status', 'senml', 'json'] as const satisfies readonly TopicKind[];

export interface GatewayTopic {
  readonly site: string;
  readonly gateway: string;
  readonly kind: TopicKind;
}

const ROOT = 'ts/v1';

export const topicOf = ({ site, gateway, kind }: GatewayTopic): string => `${ROOT}/${site}/${gateway}/${kind}`;

/** What gateways of a site publish of a kind. */
export const topicsOfSite = (site: string, kind: TopicKind): string => `${ROOT}/${site}/+/${kind}`;

/** @returns undefined when it is none of the table's */
export function findTopic(topic: string): GatewayTopic | undefined {
  const [ts, version, site = '', gateway = '', name, ...more] = topic.split('/');
  const kind = TOPIC_KINDS.find((known) => known === name);
  if (`${ts}/${version}` !== ROOT || more.length > 0 || kind === undefined) return undefined;
  if (findSiteNumber(site) === undefined || !isName(gateway, DEFAULT_BATCH_LIMITS)) return undefined;
  return { site, gateway, kind };
}
