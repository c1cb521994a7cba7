import {
  choiceSetting,
  described,
  originsSetting,
  SettingsInvalid,
  type TrustedProxies,
  trustedProxiesSetting,
  wholeNumberSetting,
} from '@tallystick/platform';
import { pemFileSetting, tlsFaults } from './tls-files.js';

const timeout = (variable: string, fallback: number) =>
  wholeNumberSetting(variable, { min: 100, max: 3_600_000, unit: 'milliseconds' }, fallback);

/** How the api is reached: by TLS of its own, by a proxy's, or from this machine alone; and how much patience a client may ask of it. */
export const TRANSPORT_SETTINGS = {
  tls: {
    /** PEM: the certificate and what stands between it and a root that clients know. */
    certificate: pemFileSetting('HTTP_TLS_CERTIFICATE_FILE'),
    key: pemFileSetting('HTTP_TLS_KEY_FILE'),
    minVersion: choiceSetting('HTTP_TLS_MIN_VERSION', { '1.2': 'TLSv1.2', '1.3': 'TLSv1.3' } as const, 'TLSv1.2'),
  },
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
  /** Of a connection that has sent no whole head yet, the TLS handshake included. */
  headersTimeoutMs: timeout('HTTP_HEADERS_TIMEOUT_MS', 10_000),
  /** Of a whole request, its body included. */
  requestTimeoutMs: timeout('HTTP_REQUEST_TIMEOUT_MS', 60_000),
  /** Between two requests; a proxy in front should give up sooner than we do. */
  keepAliveTimeoutMs: timeout('HTTP_KEEP_ALIVE_TIMEOUT_MS', 72_000),
  maxHeaderBytes: wholeNumberSetting('HTTP_MAX_HEADER_BYTES', { min: 2_048, max: 262_144, unit: 'bytes' }, 16_384),
  maxConnections: wholeNumberSetting('HTTP_MAX_CONNECTIONS', { min: 1, max: 1_000_000, unit: 'connections' }, 10_000),
};

export interface TransportSettings {
  readonly tls: {
    readonly certificate: Buffer | undefined;
    readonly key: Buffer | undefined;
    readonly minVersion: 'TLSv1.2' | 'TLSv1.3';
  };
  readonly trustedProxies: TrustedProxies;
  readonly origins: readonly string[];
  readonly hstsSeconds: number;
  readonly headersTimeoutMs: number;
  readonly requestTimeoutMs: number;
  readonly keepAliveTimeoutMs: number;
  readonly maxHeaderBytes: number;
  readonly maxConnections: number;
}

const LOOPBACK = /^(127\.[0-9.]+|::1|localhost)$/;

/** @throws SettingsInvalid with what of these settings does not go together */
export function requireSafeTransport(transport: TransportSettings, host: string): void {
  const faults = tlsFaults(transport.tls);
  if (!LOOPBACK.test(host) && !transport.tls.certificate && transport.trustedProxies === false) {
    faults.push(
      'HTTP_HOST: is reached from other machines, and secrets would pass without TLS; expected HTTP_TLS_CERTIFICATE_FILE and ' +
        'HTTP_TLS_KEY_FILE, or HTTP_TRUSTED_PROXIES with the addresses of the proxy that ends TLS, or an address of this machine alone',
    );
  }
  if (transport.requestTimeoutMs <= transport.headersTimeoutMs) {
    faults.push('HTTP_REQUEST_TIMEOUT_MS: expected more than HTTP_HEADERS_TIMEOUT_MS, of which it is the longer part');
  }
  if (faults.length > 0) throw new SettingsInvalid(faults);
}
