import { described, optionalTextSetting, SettingsInvalid, type TrustedProxies } from '@tallystick/platform';

/** Of an installation with the demo on somebody's own machine. */
export const DEMO_SETTINGS = {
  doorFile: described(
    'Names the people of the demo that one may sign in as, with the key to it; only for an api that this machine alone reaches.',
    optionalTextSetting('DEMO_DOOR_FILE'),
  ),
};

interface Reached {
  readonly httpHost: string;
  readonly people: { readonly origins: readonly string[] };
  readonly transport: { readonly trustedProxies: TrustedProxies };
  readonly demo: { readonly doorFile: string | undefined };
}

const LOOPBACK = /^(127\.[0-9.]+|::1|\[::1\]|localhost)$/;

/** @throws SettingsInvalid where the demo's door would be open to other machines */
export function requireOwnMachine({ httpHost, people, transport, demo }: Reached): void {
  if (demo.doorFile === undefined) return;
  const isReached = !LOOPBACK.test(httpHost) || transport.trustedProxies !== false;
  if (isReached || !people.origins.every((origin) => LOOPBACK.test(new URL(origin).hostname))) {
    throw new SettingsInvalid([
      'DEMO_DOOR_FILE: lets people in without a passkey, and other machines would reach it; expected HTTP_HOST and SIGN_IN_ORIGINS of this machine alone and no HTTP_TRUSTED_PROXIES, or no DEMO_DOOR_FILE',
    ]);
  }
}
