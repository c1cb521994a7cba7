import { BlockList, isIP } from 'node:net';
import { WebhookUrlRefused } from '../domain/webhook-errors.js';

/** Whither webhooks may go: public addresses alone, also to this machine, or anywhere, for an installation within one network. */
export const WEBHOOK_REACHES = ['public', 'loopback', 'any'] as const;
export type WebhookReach = (typeof WEBHOOK_REACHES)[number];

const MAX_URL = 2_000;

const LOOPBACK = blocks([
  ['127.0.0.0', 8, 'ipv4'],
  ['::1', 128, 'ipv6'],
]);

/** IANA's special-purpose registries (RFC 6890): not globally reachable, or a way to what is not. */
const SPECIAL = blocks([
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['192.0.2.0', 24, 'ipv4'],
  ['192.88.99.0', 24, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['198.51.100.0', 24, 'ipv4'],
  ['203.0.113.0', 24, 'ipv4'],
  ['224.0.0.0', 4, 'ipv4'],
  ['240.0.0.0', 4, 'ipv4'],
  ['2001::', 23, 'ipv6'],
  ['2001:db8::', 32, 'ipv6'],
  ['2002::', 16, 'ipv6'],
  ['3fff::', 20, 'ipv6'],
]);
/** Of IPv6 only global unicast is public at all. */
const GLOBAL_UNICAST = blocks([['2000::', 3, 'ipv6']]);

function blocks(subnets: readonly (readonly [net: string, prefix: number, family: 'ipv4' | 'ipv6'])[]): BlockList {
  const list = new BlockList();
  for (const [net, prefix, family] of subnets) list.addSubnet(net, prefix, family);
  return list;
}

/** @param address a literal, without brackets */
export function mayReach(address: string, reach: WebhookReach): boolean {
  const version = isIP(address);
  if (version === 0) return false;
  if (reach === 'any') return true;
  const family = version === 4 ? 'ipv4' : 'ipv6';
  if (reach === 'loopback' && LOOPBACK.check(address, family)) return true;
  return !SPECIAL.check(address, family) && (version === 4 || GLOBAL_UNICAST.check(address, 'ipv6'));
}

/** Without the brackets that a URL puts around IPv6. */
export const hostOf = ({ hostname }: URL) => hostname.replace(/^\[|\]$/g, '');

/**
 * What a party gives as its webhook's address. A name is resolved when it is sent to, and judged then: what it resolves to now says nothing of
 * later. @throws WebhookUrlRefused
 */
export function requireWebhookUrl(text: string, reach: WebhookReach): URL {
  const url = bareUrl(text);
  const host = hostOf(url);
  const mayBePlain = reach !== 'public' && isLoopback(host);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && mayBePlain)) {
    throw new WebhookUrlRefused('an address that begins with https://');
  }
  if (isIP(host) !== 0 && !mayReach(host, reach)) throw new WebhookUrlRefused('a public address');
  return url;
}

function bareUrl(text: string): URL {
  const url = URL.canParse(text) && text.length <= MAX_URL ? new URL(text) : undefined;
  if (url?.username === '' && url.password === '' && url.hash === '') return url;
  throw new WebhookUrlRefused(`an address of at most ${MAX_URL} characters without user, password and fragment`);
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || (isIP(host) !== 0 && LOOPBACK.check(host, isIP(host) === 4 ? 'ipv4' : 'ipv6'));
}
