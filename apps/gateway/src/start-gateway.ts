import { readFile } from 'node:fs/promises';
import type { Service } from '@tallystick/platform';
import { AppliedSettings } from './configuration/apply-settings.js';
import { type DriverConfiguration, readDriverConfigurations } from './configuration/driver-configuration.js';
import type { Driver } from './drivers/driver.js';
import { openDriver } from './drivers/open-driver.js';
import type { Log } from './fault-log.js';
import { openGateway } from './open-gateway.js';
import type { GatewaySettings } from './settings.js';
import { wallTimeline } from './timeline.js';

/** Reads the sensors of the configuration, until it is closed. @throws ConfigurationInvalid, and what `openGateway` throws */
export async function startGateway(settings: GatewaySettings, log: Log): Promise<Service> {
  const configurations = await readConfigurations(settings.configurationFile);
  const gateway = await openGateway(settings, { timeline: wallTimeline, log });
  const { buffer, maker, forwarder } = gateway;
  const drivers: Driver[] = [];
  for (const one of configurations) drivers.push(await openDriver(one, buffer, wallTimeline, log));
  const intervals = intervalsOf(configurations);
  const { batching: own, capacity } = settings;
  const applied = new AppliedSettings({ buffer, maker, drivers, intervals, own, capacity, log });
  applied.restore();
  forwarder.start((bytes) => applied.take(bytes));
  for (const driver of drivers) driver.start((sample) => maker.add(sample));
  return {
    close: async () => {
      // What a driver waits for is stored by the flush.
      await Promise.all([...drivers.map((driver) => driver.stop()), maker.flush()]);
      await gateway.close();
    },
  };
}

async function readConfigurations(path: string | undefined): Promise<readonly DriverConfiguration[]> {
  return path === undefined ? [] : readDriverConfigurations(await readFile(path, 'utf8'));
}

function intervalsOf(configurations: readonly DriverConfiguration[]): Record<string, number> {
  return Object.fromEntries(
    configurations.flatMap((one) => (one.kind === 'mqtt' ? [] : [[one.name, one.intervalMs] as const])),
  );
}
