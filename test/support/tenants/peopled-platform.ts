import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readSettings } from '@tallystick/platform';
import { createAuthority } from '@tallystick/platform/certificates';
import { type MovingScene, type Participant, setScene } from '@tallystick/stories';
import { ALARMS_SETTINGS } from '@tallystick/telemetry/http';
import { WEBHOOK_SETTINGS } from '@tallystick/webhooks';
import { BATCHES_SETTINGS } from '../../../apps/api/src/batches-settings.js';
import { MACHINES_SETTINGS } from '../../../apps/api/src/machines-settings.js';
import { receiptKey } from '../../../libs/telemetry/src/testing/receipt-key.js';
import { MovingPlatform, type MovingPlatformOptions } from '../moving-platform.js';
import { temporaryFolder } from '../temporary-folder.js';
import { startBlindKey } from './blind-key-service.js';
import { Marks } from './marks.js';
import { makePeopleAffairs } from './people-affairs.js';
import { makeSiteAffairs } from './site-affairs.js';
import { makeTradeAffairs } from './trade-affairs.js';

const MANY = 1_000_000;
/** A walk asks more than anybody does. */
const UNLIMITED = {
  ...{ RATE_LIMIT_REQUESTS_PER_SECOND: '1000000', RATE_LIMIT_BURST: '1000000' },
  ...{ RATE_LIMIT_UNAUTHENTICATED_PER_SECOND: '1000000', RATE_LIMIT_UNAUTHENTICATED_BURST: '1000000' },
  ...{ SIGN_IN_FAILURES_PER_CLIENT_AND_ADDRESS: '1000', SIGN_IN_FAILURES_PER_ADDRESS: '100000' },
  ...{ SIGN_IN_FAILURES_PER_CLIENT: '1000000', API_CLIENTS_PER_PARTY: '100000' },
};
/** Shorter names, such as those of gateways, may stand in anybody's texts. */
const UNIQUE_LENGTH = 10;

/** Something of every kind that a path names, all of it of the parties of the story and the warehouse. */
export type Affairs = Awaited<ReturnType<typeof makeTradeAffairs>> &
  Awaited<ReturnType<typeof makeSiteAffairs>> &
  Awaited<ReturnType<typeof makePeopleAffairs>>;

export interface PeopledPlatform {
  readonly platform: MovingPlatform;
  readonly scene: MovingScene;
  readonly warehouse: Participant;
  readonly affairs: Affairs;
  readonly marks: Marks;
  /** The public one, of the duplicate registry. */
  readonly registryKey: string;
  stop(): Promise<void>;
}

/** A platform on which everything has happened once. No webhook is sent: its worker has no key for them. */
export async function startPeopledPlatform(
  more: Pick<MovingPlatformOptions, 'heard' | 'anchorPollMs'> = {},
): Promise<PeopledPlatform> {
  const [folder, blindKey] = [await temporaryFolder(), await startBlindKey()];
  const [certificate, key] = ['ca.pem', 'ca-key.pem'].map((name) => join(folder.path, name)) as [string, string];
  const files = await createAuthority({ commonName: 'Gateways', lifetimeDays: 3_650, nowMs: Date.now() });
  await Promise.all([writeFile(certificate, files.certificatePem), writeFile(key, files.privateKeyPem)]);
  const { algorithm, publicKey } = receiptKey.verifying;
  const environment = {
    WEBHOOK_KEY: randomBytes(32).toString('hex'),
    SITE_ACT_WAIT_MS: '0',
    WEBHOOKS_PER_PARTY: '1000',
  };
  const platform = await MovingPlatform.start({
    ...more,
    entrance: {
      ...{ authorityCertificateFile: certificate, authorityKeyFile: key, brokers: 'mqtts://broker.example:8883' },
      receiptKey: `${algorithm}:${Buffer.from(publicKey).toString('base64url')}`,
      ...{ attemptsPerMinute: MANY, wrongAttemptsMax: MANY },
    },
    api: {
      alarms: readSettings(ALARMS_SETTINGS, environment),
      webhooks: readSettings(WEBHOOK_SETTINGS, environment),
      // Clocks are moved by days, and a batch that is closed then is nobody's doing.
      batches: readSettings(BATCHES_SETTINGS, { BATCH_OPEN_HOURS: '720' }),
      ...{ blindKeyUrl: blindKey.url, blindKeyToken: blindKey.token },
      machines: readSettings(MACHINES_SETTINGS, UNLIMITED),
      ...{ lookupsPerMinute: MANY, lookupsPerDay: MANY, registrationsPerMinute: MANY, registrationsPerDay: MANY },
    },
  });
  const stop = async () => {
    await blindKey.stop();
    await folder.remove();
    await platform.stop();
  };
  try {
    return { platform, stop, ...(await peopled(platform, blindKey.publicKey)) };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function peopled(platform: MovingPlatform, registryKey: string) {
  const marks = new Marks();
  const scene = await setScene(platform.world);
  const newcomer = { name: '临港仓储', uscc: '91330100799655058B', roles: ['warehouse-operator'] as const };
  const warehouse = await scene.onboarding.onboard(newcomer);
  const trade = await makeTradeAffairs(scene, marks, registryKey);
  const site = await makeSiteAffairs(platform, warehouse, scene.cast.bank, marks);
  const people = await makePeopleAffairs(platform, warehouse, marks);
  const affairs = { ...trade, ...site, ...people };
  marks.also(...Object.values(affairs).filter((name) => name !== affairs.instance && name.length >= UNIQUE_LENGTH));
  return { scene, warehouse, marks, affairs, registryKey };
}
