import { readFile } from 'node:fs/promises';
import type { Clock } from '@tallystick/kernel';
import type { DriverConfiguration } from '../configuration/driver-configuration.js';
import type { Log } from '../fault-log.js';
import type { Driver } from './driver.js';
import { FileDriver, type Marks } from './file-driver.js';
import { ModbusDriver } from './modbus-driver.js';
import { MqttDriver } from './mqtt-driver.js';

/** The one place that knows every kind of driver. Rejects when a password's file cannot be read. */
export async function openDriver(
  configuration: DriverConfiguration,
  marks: Marks,
  clock: Clock,
  log: Log,
): Promise<Driver> {
  switch (configuration.kind) {
    case 'mqtt': {
      const { passwordFile } = configuration;
      const password = passwordFile === undefined ? {} : { password: (await readFile(passwordFile, 'utf8')).trim() };
      return new MqttDriver({ ...configuration, ...password }, clock, log);
    }
    case 'modbus-tcp':
      return new ModbusDriver(configuration, clock, log);
    case 'files':
      return new FileDriver(configuration, marks, clock, log);
  }
}
