import { Logger } from '@nestjs/common';
import { systemClock } from '@tallystick/kernel';
import type { Service } from '@tallystick/platform';
import {
  DEFAULT_INTAKE_LIMITS,
  type HeldLease,
  Leases,
  openSiteIntake,
  type SentReceipt,
} from '@tallystick/telemetry/store';
import { EmbeddedBroker } from './embedded/embedded-broker.js';
import { startListeners } from './embedded/start-listeners.js';
import { SiteSessions } from './external/site-sessions.js';
import { createHealthDoor } from './health/health.module.js';
import { ingestFaultsFromText } from './ingest-faults.js';
import { openPool } from './open-pool.js';
import { readOptional } from './settings/read-pem.js';
import type { IngestSettings } from './settings/settings.js';
import { decode, openWatch } from './site-parts.js';
import { Desk, receiptFor, settingsFor } from './sites/desk.js';
import { GatewayDirectory } from './sites/gateway-directory.js';
import { SettingsWatch } from './sites/settings-watch.js';
import { SiteFinder } from './sites/site-finder.js';
import { SiteKeeper } from './sites/site-keeper.js';
import type { Downward } from './wire/downward.js';

/** Wires the doors for gateways, the external broker's sessions, and the keeping of sites. */
export async function startIngest(settings: IngestSettings): Promise<Service> {
  const { siteLimits, receiptSigner, name } = settings;
  const log = new Logger('ingest');
  const faults = ingestFaultsFromText(settings.faults, (line) => log.warn(line));
  const pool = openPool(settings, settings.faults === undefined ? undefined : faults);
  const leases = new Leases({ pool, holder: name, durationMs: siteLimits.leaseMs });
  const directory = new GatewayDirectory(pool);

  const openIntake = async (lease: HeldLease) =>
    openSiteIntake({
      ...{ pool, lease, receiptSigner, decode, limits: DEFAULT_INTAKE_LIMITS, clock: systemClock },
      watch: await openWatch(lease.site),
      onReceipt: (receipt) => sendReceipt(lease.site, receipt),
      onFault: (error) => log.warn(`${lease.site}: ${error instanceof Error ? error.message : String(error)}`),
      onLeaseLost: () => keeper.lost(lease.site, lease),
    });
  const keeper: SiteKeeper = new SiteKeeper(
    {
      ...{ leases, openIntake, clock: systemClock },
      onHeld: (site) => sessions?.begin(site),
      onLost: (site) => {
        sessions?.abandon(site);
        embedded.leaveSite(site);
      },
    },
    siteLimits,
  );
  const desk = new Desk(keeper, directory);
  const embedded = new EmbeddedBroker(desk, systemClock, faults, {
    ...settings.embeddedLimits,
    plainToken: settings.plain.token,
  });
  const sessions = await openSessions(settings, {
    ...{ desk, faults, clock: systemClock },
    everyLatest: (site) => desk.everyLatest(site),
  });

  const send = (downward: Downward) => {
    embedded.connections.send(downward);
    sessions?.send(downward);
  };
  const sendReceipt = (site: string, { gateway, bytes, isNewest }: SentReceipt) => {
    // After the acknowledgements of the same commit.
    setImmediate(() => {
      void faults.reach('before-receipt').then(() => send(receiptFor({ site, gateway }, bytes, isNewest)));
    });
  };
  const letGo = async (site: string) => {
    await sessions?.end(site);
    embedded.leaveSite(site);
    await keeper.release(site);
  };
  const finder = new SiteFinder(
    { ...{ pool, leases, keeper, letGo }, hasConnections: (site) => embedded.connections.ofSite(site).length > 0 },
    {
      ...{ pollMs: siteLimits.sitePollMs, takePauseMs: siteLimits.takePauseMs },
      freeMs: sessions ? 0 : siteLimits.freeSiteMs,
      idleMs: sessions ? undefined : siteLimits.idleSiteMs,
    },
  );
  const settingsWatch = new SettingsWatch(
    directory,
    () => keeper.sites,
    (changed) => send(settingsFor(changed)),
    siteLimits.settingsPollMs,
  );
  const health = await createHealthDoor(async () => {
    const queued = keeper.sites.map((site) => keeper.intakeOf(site)?.queued ?? { messages: 0, bytes: 0 });
    return {
      sites: keeper.sites.length,
      connections: embedded.connections.size,
      queuedMessages: queued.reduce((sum, { messages }) => sum + messages, 0),
      queuedBytes: queued.reduce((sum, { bytes }) => sum + bytes, 0),
      fault: await faultOf(),
    };
  });
  const faultOf = async () => {
    const isAnswering = await pool.query('SELECT 1').then(
      () => true,
      () => false,
    );
    if (!isAnswering) return 'the database does not answer';
    const without = sessions?.disconnected.length ?? 0;
    return without > 0 ? `${without} sites have no session at the broker` : undefined;
  };

  await pool.query('SELECT 1 FROM telemetry.site LIMIT 1');
  await embedded.start();
  keeper.start();
  finder.start();
  settingsWatch.start();
  const listeners = await startListeners(settings, {
    welcome: (socket, doorway) => embedded.welcome(socket, doorway),
    turnedAway: (address, why) => log.warn(`${address}: turned away: ${why}`),
  });
  await health.listen(settings.health.port, settings.health.host);
  return {
    close: async () => {
      for (const listener of listeners) listener.close();
      await Promise.all([finder.stop(), settingsWatch.stop()]);
      await Promise.all([embedded.stop(), sessions?.endAll()]);
      await keeper.close();
      await health.close();
      await pool.end();
    },
  };
}

async function openSessions(
  { broker, brokerLimits }: IngestSettings,
  parts: ConstructorParameters<typeof SiteSessions>[1],
): Promise<SiteSessions | undefined> {
  const { url, protocolVersion, clientIdPrefix, isBrokerTrusted } = broker;
  if (url === undefined) return undefined;
  const [ca, cert, key] = await Promise.all([broker.caFile, broker.certFile, broker.keyFile].map(readOptional));
  const tls = { ...(ca ? { ca } : {}), ...(cert ? { cert } : {}), ...(key ? { key } : {}) };
  return new SiteSessions({ ...brokerLimits, url, protocolVersion, clientIdPrefix, isBrokerTrusted, tls }, parts);
}
