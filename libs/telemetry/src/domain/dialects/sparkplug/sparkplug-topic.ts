import { DEFAULT_BATCH_LIMITS } from '../../batch/batch-limits.js';
import { isName } from '../../batch/read-fields.js';
import { findSiteNumber } from '../../site-name.js';

export const SPARKPLUG_MESSAGES = ['NBIRTH', 'DBIRTH', 'NDATA', 'DDATA', 'NDEATH', 'DDEATH', 'NCMD', 'DCMD'] as const;
export type SparkplugMessage = (typeof SPARKPLUG_MESSAGES)[number];

/** A group is a site and an edge node one of its gateways, each by its name: so a topic says whose it is, and nothing need be looked up. */
export interface SparkplugTopic {
  readonly site: string;
  readonly gateway: string;
  readonly message: SparkplugMessage;
  /** Of the messages with D. */
  readonly device?: string;
}

const NAMESPACE = 'spBv1.0';

/** What gateways of a site publish: a filter for a subscription. Commands, which are the intake's own, match as well. */
export const sparkplugTopicsOfSite = (site: string): string => `${NAMESPACE}/${site}/#`;

export function sparkplugTopicOf({ site, gateway, message, device }: SparkplugTopic): string {
  return [NAMESPACE, site, message, gateway, ...(device === undefined ? [] : [device])].join('/');
}

/** @returns undefined when it is none of Sparkplug B's, or of no site's gateway */
export function findSparkplugTopic(topic: string): SparkplugTopic | undefined {
  const [namespace, site = '', name, gateway = '', device, ...more] = topic.split('/');
  const message = SPARKPLUG_MESSAGES.find((known) => known === name);
  if (namespace !== NAMESPACE || message === undefined || more.length > 0) return undefined;
  if (findSiteNumber(site) === undefined || !isName(gateway, DEFAULT_BATCH_LIMITS)) return undefined;
  if (message.startsWith('N')) return device === undefined ? { site, gateway, message } : undefined;
  return device === undefined || device === '' ? undefined : { site, gateway, message, device };
}
