import { isIP } from 'node:net';
import type { Setting } from './settings.js';

export type TrustedProxies = false | number | readonly string[];

const EXPECTED =
  'none, a number of proxies from 1 to 10, or addresses and networks such as 10.0.0.5 or 10.0.0.0/8, separated by commas';

/**
 * Who may say in `X-Forwarded-For` where a request comes from; anybody else's is passed over. A list is safer than a number: by a number,
 * who reaches the api past the proxy is believed.
 */
export function trustedProxiesSetting(variable: string): Setting<TrustedProxies> {
  return {
    variable,
    parse: (text = 'none') => {
      if (text === 'none') return false;
      if (/^([1-9]|10)$/.test(text)) return Number(text);
      const networks = text.split(',').map((network) => network.trim());
      if (!networks.every(isNetwork)) throw new Error(`expected ${EXPECTED}`);
      return networks;
    },
  };
}

/** For Fastify: whether the address that is `hop` proxies away, 0 for the one that connects, is believed. */
export function trustProxy(proxies: TrustedProxies): false | string[] | ((address: string, hop: number) => boolean) {
  if (typeof proxies === 'number') return (_address, hop) => hop < proxies;
  return proxies === false ? false : [...proxies];
}

function isNetwork(text: string): boolean {
  const [, address = '', bits] = /^([^/]+)(?:\/([0-9]{1,3}))?$/.exec(text) ?? [];
  const version = isIP(address);
  return version !== 0 && (bits === undefined || (Number(bits) >= 1 && Number(bits) <= (version === 4 ? 32 : 128)));
}
