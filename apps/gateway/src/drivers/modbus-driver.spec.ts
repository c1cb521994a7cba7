import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import modbus from 'jsmodbus';
import { systemClock } from '@tallystick/kernel';
import { ListedLog } from '../../../../test/support/listed-log.js';
import { eventually } from '../../../../test/support/eventually.js';
import type { Sample } from '../sample.js';
import { ModbusDriver, type ModbusReading } from './modbus-driver.js';

const base = { device: 'scale-1', unit: 'kg', wordOrder: 'high-first' } as const;
const READINGS: readonly ModbusReading[] = [
  { ...base, metric: 'signed', register: 'holding', address: 0, type: 'int16', scale: '0.01' },
  { ...base, metric: 'unsigned', register: 'holding', address: 0, type: 'uint16' },
  { ...base, metric: 'long', register: 'holding', address: 1, type: 'int32' },
  { ...base, metric: 'long-swapped', register: 'holding', address: 3, type: 'int32', wordOrder: 'low-first' },
  { ...base, metric: 'unsigned-long', register: 'holding', address: 1, type: 'uint32', scale: '0.001' },
  { ...base, metric: 'float', register: 'input', address: 0, type: 'float32' },
  { ...base, metric: 'float-swapped', register: 'input', address: 2, type: 'float32', wordOrder: 'low-first' },
];

describe('the driver of a Modbus device', () => {
  const log = new ListedLog();
  const samples: Sample[] = [];
  const sockets = new Set<Socket>();
  const holding = Buffer.alloc(20);
  const input = Buffer.alloc(20);
  let server: Server;
  let driver: ModbusDriver;

  const listen = (port = 0) => {
    server = createServer((socket) => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
    });
    new modbus.server.TCP(server, { holding, input });
    return new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  };
  const hangUp = () => {
    for (const socket of sockets) socket.destroy();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  const start = (readings = READINGS) => {
    const { port } = server.address() as AddressInfo;
    const where = { name: 'dock', host: '127.0.0.1', port, unitId: 1, intervalMs: 50 };
    driver = new ModbusDriver({ ...where, readings }, systemClock, log);
    driver.start((sample) => {
      samples.push(sample);
      return Promise.resolve();
    });
  };
  const latest = () =>
    Object.fromEntries(
      samples.flatMap(({ readings }) => readings.map(({ metric, value }) => [metric, value.toString()])),
    );

  beforeEach(async () => {
    samples.length = 0;
    log.lines.length = 0;
    holding.writeInt16BE(-1_234, 0);
    holding.writeInt32BE(-70_000, 2);
    holding.writeUInt16BE(0x1170, 6);
    holding.writeUInt16BE(0x0001, 8);
    input.writeFloatBE(20.1, 0);
    const swapped = Buffer.alloc(4);
    swapped.writeFloatBE(-0.7);
    swapped.copy(input, 6, 0, 2);
    swapped.copy(input, 4, 2, 4);
    await listen();
  });
  afterEach(async () => {
    await driver.stop();
    await hangUp();
  });

  it('reads every kind of register as the number that the device means', async () => {
    start();
    await eventually(() => samples.length >= READINGS.length, { what: 'all came' });
    expect(latest()).toEqual({
      ...{ signed: '-12.34', unsigned: '64302', long: '-70000', 'long-swapped': '70000' },
      ...{ 'unsigned-long': '4294897.296', float: '20.1', 'float-swapped': '-0.7' },
    });
  });

  it('asks again every interval', async () => {
    start(READINGS.slice(0, 1));
    await eventually(() => latest()['signed'] === '-12.34', { what: 'it came' });
    holding.writeInt16BE(55, 0);
    await eventually(() => latest()['signed'] === '0.55', { what: 'the next came' });
  });

  it('says once that a device is gone, and reads it again when it is back', async () => {
    const { port } = server.address() as AddressInfo;
    start(READINGS.slice(0, 1));
    await eventually(() => samples.length > 0, { what: 'it came' });
    await hangUp();
    await eventually(() => log.about('dock').length > 0, { what: 'it is missed' });
    await listen(port);
    const before = samples.length;
    await eventually(() => samples.length > before, { what: 'it came again' });
    expect(log.about('it is tried again')).toHaveLength(1);
    expect(log.about('works again')).toHaveLength(1);
  });

  it('goes on with the others when a value is no number, and says it once', async () => {
    input.writeFloatBE(NaN, 0);
    start([READINGS[5], READINGS[0]].flatMap((one) => one ?? []));
    await eventually(() => samples.length >= 2, { what: 'the other came twice' });
    expect(latest()).toEqual({ signed: '-12.34' });
    expect(log.about('expected a finite number')).toHaveLength(1);
  });

  it('goes on with the others when the device has no such register', async () => {
    const missing: ModbusReading = { ...base, metric: 'missing', register: 'holding', address: 500, type: 'int16' };
    start([missing, ...READINGS.slice(0, 1)]);
    await eventually(() => samples.length >= 2, { what: 'the other came twice' });
    expect(log.about('missing')).toHaveLength(1);
  });
});
