import {
  described,
  isOfThisMachine,
  listenerFaults,
  type ListenerSettings,
  listenerSettings,
  originsSetting,
  SettingsInvalid,
  type TrustedProxies,
  trustedProxiesSetting,
  wholeNumberSetting,
} from '@tallystick/platform';

/** How the api is reached: by TLS of its own, by a proxy's, or from this machine alone; and how much patience a client may ask of it. */
export const TRANSPORT_SETTINGS = {
  ...listenerSettings('HTTP'),
  /** Whose `X-Forwarded-For` and `X-Forwarded-Proto` are believed. */
  trustedProxies: described(
    'Proxies that end TLS before the api, whose X-Forwarded-For and X-Forwarded-Proto are believed.',
    trustedProxiesSetting('HTTP_TRUSTED_PROXIES'),
  ),
  /** Pages of other origins that may ask; none by default. */
  origins: described('Pages that may ask from a browser (CORS); none by default.', originsSetting('HTTP_ORIGINS')),
  hstsSeconds: described(
    'How long browsers are to come by TLS only (RFC 6797); 0: not said.',
    wholeNumberSetting('HTTP_HSTS_SECONDS', { min: 0, max: 63_072_000, unit: 'seconds' }, 31_536_000),
  ),
};

export interface TransportSettings extends ListenerSettings {
  readonly trustedProxies: TrustedProxies;
  readonly origins: readonly string[];
  readonly hstsSeconds: number;
}

/** @throws SettingsInvalid with what of these settings does not go together */
export function requireSafeTransport(transport: TransportSettings, host: string): void {
  const faults = listenerFaults(transport, 'HTTP');
  if (!isOfThisMachine(host) && !transport.tls.certificate && transport.trustedProxies === false) {
    faults.push(
      'HTTP_HOST: is reached from other machines, and secrets would pass without TLS; expected HTTP_TLS_CERTIFICATE_FILE and ' +
        'HTTP_TLS_KEY_FILE, or HTTP_TRUSTED_PROXIES with the addresses of the proxy that ends TLS, or an address of this machine alone',
    );
  }
  if (faults.length > 0) throw new SettingsInvalid(faults);
}
