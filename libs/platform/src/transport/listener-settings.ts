import { choiceSetting } from '../config/choice-setting.js';
import { described, readSettings, SettingsInvalid, wholeNumberSetting } from '../config/settings.js';
import { pemFileSetting, tlsFaults } from './tls-files.js';

export interface ListenerSettings {
  readonly tls: {
    readonly certificate: Buffer | undefined;
    readonly key: Buffer | undefined;
    readonly minVersion: 'TLSv1.2' | 'TLSv1.3';
  };
  readonly headersTimeoutMs: number;
  readonly requestTimeoutMs: number;
  readonly keepAliveTimeoutMs: number;
  readonly maxHeaderBytes: number;
  readonly maxConnections: number;
}

/** How a process of ours listens for HTTP: its TLS, and how much patience and room a client may ask of it. @param prefix such as `HTTP` */
export function listenerSettings(prefix: string) {
  const timeout = (name: string, fallback: number) =>
    wholeNumberSetting(`${prefix}_${name}`, { min: 100, max: 3_600_000, unit: 'milliseconds' }, fallback);
  return {
    tls: {
      certificate: described(
        'The certificate for TLS and what stands between it and a root that clients know. Needed on an address that other machines reach; read at the start.',
        pemFileSetting(`${prefix}_TLS_CERTIFICATE_FILE`),
      ),
      key: described('The certificate’s private key, without a passphrase.', pemFileSetting(`${prefix}_TLS_KEY_FILE`)),
      minVersion: described(
        'The oldest version of TLS that is spoken; 1.3 where every client has it.',
        choiceSetting(`${prefix}_TLS_MIN_VERSION`, { '1.2': 'TLSv1.2', '1.3': 'TLSv1.3' } as const, 'TLSv1.2'),
      ),
    },
    headersTimeoutMs: described(
      'How long a connection may take to send a whole head, the TLS handshake included; lower it where slow clients hold connections.',
      timeout('HEADERS_TIMEOUT_MS', 10_000),
    ),
    requestTimeoutMs: described(
      'How long a whole request may take to come, its body included; raise it for large papers over slow lines.',
      timeout('REQUEST_TIMEOUT_MS', 60_000),
    ),
    keepAliveTimeoutMs: described(
      'How long a connection may rest between two requests; a proxy in front should give up sooner.',
      timeout('KEEP_ALIVE_TIMEOUT_MS', 72_000),
    ),
    maxHeaderBytes: described(
      'How large a request’s head may be; raise it for callers with long tokens.',
      wholeNumberSetting(`${prefix}_MAX_HEADER_BYTES`, { min: 2_048, max: 262_144, unit: 'bytes' }, 16_384),
    ),
    maxConnections: described(
      'How many connections may be open at once; those beyond are turned away. Keep it below the process’s limit of open files.',
      wholeNumberSetting(`${prefix}_MAX_CONNECTIONS`, { min: 1, max: 1_000_000, unit: 'connections' }, 10_000),
    ),
  };
}

/** Of a listener that has no settings of its own, because nothing secret goes by it. */
export const LISTENER_DEFAULTS: ListenerSettings = readSettings(listenerSettings('LISTENER'), {});

const LOOPBACK = /^(127\.[0-9.]+|::1|localhost)$/;

export const isOfThisMachine = (host: string): boolean => LOOPBACK.test(host);

/** What of a listener's settings does not go together. @param prefix as for `listenerSettings` */
export function listenerFaults(
  { tls, headersTimeoutMs, requestTimeoutMs }: ListenerSettings,
  prefix: string,
): string[] {
  const faults = tlsFaults(tls, prefix);
  if (requestTimeoutMs <= headersTimeoutMs) {
    const [whole, part] = [`${prefix}_REQUEST_TIMEOUT_MS`, `${prefix}_HEADERS_TIMEOUT_MS`];
    faults.push(`${whole}: expected more than ${part}, of which it is the longer part`);
  }
  return faults;
}

/** For a service whose callers show a token: it would pass in the clear. @throws SettingsInvalid */
export function requireSafeListener(listener: ListenerSettings, prefix: string, host: string): void {
  const faults = listenerFaults(listener, prefix);
  if (!isOfThisMachine(host) && !listener.tls.certificate) {
    faults.push(
      `${prefix}_HOST: is reached from other machines, and tokens and papers would pass without TLS; expected ` +
        `${prefix}_TLS_CERTIFICATE_FILE and ${prefix}_TLS_KEY_FILE, or an address of this machine alone`,
    );
  }
  if (faults.length > 0) throw new SettingsInvalid(faults);
}
