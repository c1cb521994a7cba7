import { Logger } from '@nestjs/common';
import { systemClock as clock } from '@tallystick/kernel';
import { Notifications, ProcessMetrics, type Service } from '@tallystick/platform';
import { spokenFingerprint } from '@tallystick/telemetry';
import {
  GATEWAY_SETTINGS_CHANNEL,
  GATEWAY_STANDING_CHANNEL,
  GatewayStanding,
  Leases,
  SignatureThreads,
  SITE_ACTS_CHANNEL,
} from '@tallystick/telemetry/store';
import { Doors } from './doors.js';
import { EmbeddedBroker } from './embedded/embedded-broker.js';
import { startListeners } from './embedded/start-listeners.js';
import { openSessions } from './external/open-sessions.js';
import { createHealthDoor } from './health/health.module.js';
import { readReadiness, readState } from './health/read-readiness.js';
import { ingestFaultsFromText } from './ingest-faults.js';
import { IngestMetrics } from './ingest-metrics.js';
import { openPool } from './open-pool.js';
import type { IngestSettings } from './settings/settings.js';
import { CertificateStanding } from './sites/certificate-standing.js';
import { Desk } from './sites/desk.js';
import { finderSettings } from './sites/finder-settings.js';
import { GatewayDirectory } from './sites/gateway-directory.js';
import { openIntake } from './sites/open-intake.js';
import { SettingsWatch } from './sites/settings-watch.js';
import { SiteFinder } from './sites/site-finder.js';
import { SiteKeeper } from './sites/site-keeper.js';
import { StandingWatch } from './sites/standing-watch.js';
import { settingsFor } from './wire/downward.js';

/** Wires the doors for gateways, the external broker's sessions, and the keeping of sites. */
export async function startIngest(settings: IngestSettings, metrics = new ProcessMetrics()): Promise<Service> {
  const { siteLimits, intakeLimits, receiptSigner, name } = settings;
  const log = new Logger('ingest');
  const faults = ingestFaultsFromText(settings.faults, (line) => log.warn(line));
  const pool = openPool(settings, settings.faults === undefined ? undefined : faults);
  const counted = new IngestMetrics(metrics, pool);
  const leases = new Leases({ pool, holder: name, durationMs: siteLimits.leaseMs });
  const directory = new GatewayDirectory(pool);
  const signatures = new SignatureThreads({
    threads: settings.signatureThreads,
    onFault: (error) => log.warn(error instanceof Error ? error.message : String(error)),
  });

  const intakeParts = {
    ...{ pool, clock, faults, receiptSigner, directory, intakeLimits },
    checkSignature: signatures.check,
    send: (downward) => doors.send(downward),
    lost: (lease) => keeper.lost(lease),
    onStored: counted.stored,
  } satisfies Parameters<typeof openIntake>[1];
  const keeper: SiteKeeper = new SiteKeeper(
    {
      ...{ leases, clock },
      openIntake: (lease) => openIntake(lease, intakeParts),
      onHeld: (site) => doors.open(site),
      onLost: (site) => doors.abandon(site),
    },
    siteLimits,
  );
  const standing = new CertificateStanding(new GatewayStanding(pool), clock, settings.tls.isIssuedOnly);
  const desk = new Desk(keeper, directory, standing, counted);
  const plainToken = settings.plain.token;
  const embedded = new EmbeddedBroker(desk, clock, faults, { ...settings.embeddedLimits, plainToken });
  const sessions = await openSessions(settings, { desk, clock, faults });
  const doors = new Doors(embedded, sessions);
  const finder = new SiteFinder({ pool, leases, keeper, doors }, finderSettings(settings));
  const settingsWatch = new SettingsWatch(
    directory,
    () => keeper.sites,
    (changed) => doors.send(settingsFor(changed, changed.settings)),
    siteLimits.settingsPollMs,
  );
  const standingWatch = new StandingWatch(standing, () => embedded.connections.all(), siteLimits.standingPollMs);
  const announced = listenTo(settings.databaseUrl, {
    [SITE_ACTS_CHANNEL]: (site) => keeper.look(site),
    [GATEWAY_SETTINGS_CHANNEL]: () => settingsWatch.look(),
    [GATEWAY_STANDING_CHANNEL]: () => standingWatch.look(),
  });
  counted.state(() => readState(keeper, doors));
  const health = await createHealthDoor(() => readReadiness(pool, keeper, doors));

  // Says at once when the database is not the one that was meant.
  await pool.query('SELECT 1 FROM telemetry.site LIMIT 1');
  await embedded.start();
  keeper.start();
  finder.start();
  settingsWatch.start();
  standingWatch.start();
  await Promise.all(announced.map((one) => one.start()));
  const listeners = await startListeners(settings, {
    welcome: (socket, doorway) => embedded.welcome(socket, doorway),
    turnedAway: (address, why) => log.warn(`${address}: turned away: ${why}`),
  });
  log.log(`receipts are signed by the key with the fingerprint ${spokenFingerprint(receiptSigner.fingerprint)}`);
  await health.listen(settings.health.port, settings.health.host);
  return {
    close: async () => {
      for (const listener of listeners) listener.close();
      const watches = [finder, settingsWatch, standingWatch, ...announced];
      await Promise.all(watches.map((one) => one.stop()));
      // What has come is settled and acknowledged while the sites are still ours; then the next copy goes on at once.
      await doors.closeAll();
      await keeper.close();
      await signatures.close();
      await health.close();
      await pool.end();
    },
  };
}

/** @param heard by channel; called with an empty text when a connection was lost, and with it what was announced meanwhile */
function listenTo(databaseUrl: string, heard: Readonly<Record<string, (payload: string) => void>>): Notifications[] {
  return Object.entries(heard).map(([channel, listener]) => {
    const notifications = new Notifications(databaseUrl, channel);
    notifications.stream.subscribe(listener);
    return notifications;
  });
}
