import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import modbus, { type ModbusTCPClient } from 'jsmodbus';
import type { Clock } from '@tallystick/kernel';
import { FaultLog, type Log, textOf } from '../fault-log.js';
import { ReadingUnsound } from '../gateway-errors.js';
import type { OnReadings } from '../sample.js';
import type { Driver } from './driver.js';
import { exactDecimal } from './exact-decimal.js';
import { decodeRegisters, registersOf, type RegisterType, type WordOrder } from './modbus-registers.js';

export interface ModbusReading {
  readonly device: string;
  readonly metric: string;
  readonly unit: string;
  readonly register: 'holding' | 'input';
  /** From 0, as it is sent; register 40001 of a data sheet is holding 0. */
  readonly address: number;
  readonly type: RegisterType;
  readonly wordOrder: WordOrder;
  /** Times what the register says, exactly. */
  readonly scale?: string;
}

export interface ModbusDriverOptions {
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly unitId: number;
  readonly intervalMs: number;
  readonly readings: readonly ModbusReading[];
}

const TIMEOUT_MS = 3_000;

/** Asks a device's registers, one value after the other, every interval. A connection that breaks is made again at the next. */
export class ModbusDriver implements Driver {
  readonly name: string;
  private readonly faults: FaultLog;
  private intervalMs: number;
  private socket: Socket | undefined;
  private client: ModbusTCPClient | undefined;
  private timer: NodeJS.Timeout | undefined;
  private polling: Promise<void> | undefined;
  private turn: () => void = () => undefined;

  constructor(
    private readonly options: ModbusDriverOptions,
    private readonly clock: Clock,
    log: Log,
  ) {
    this.name = options.name;
    this.intervalMs = options.intervalMs;
    this.faults = new FaultLog(log);
  }

  start(onReadings: OnReadings): void {
    const turn = () => {
      this.polling ??= this.poll(onReadings).finally(() => (this.polling = undefined));
    };
    turn();
    this.repeat(turn);
  }

  setInterval(intervalMs: number): void {
    this.intervalMs = intervalMs;
    this.repeat();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.disconnect();
    await this.polling;
  }

  private repeat(turn = this.turn): void {
    this.turn = turn;
    clearInterval(this.timer);
    this.timer = setInterval(turn, this.intervalMs);
  }

  private async poll(onReadings: OnReadings): Promise<void> {
    try {
      const client = await this.connected();
      this.faults.fine(this.name);
      for (const reading of this.options.readings) await this.take(client, reading, onReadings);
    } catch (error) {
      this.faults.fault(this.name, error);
      this.disconnect();
    }
  }

  /** Throws when the connection is no good; what is wrong with one value is that value's fault. */
  private async take(client: ModbusTCPClient, reading: ModbusReading, onReadings: OnReadings): Promise<void> {
    const { device, metric, unit, type, wordOrder, scale } = reading;
    const sensor = `${this.name} ${device} ${metric}`;
    const atMs = this.clock.nowMs();
    let bytes: Buffer;
    try {
      bytes = await this.read(client, reading);
    } catch (error) {
      if (!isRefusalOfDevice(error)) throw new Error(wordsOf(error), { cause: error });
      return this.faults.fault(sensor, wordsOf(error));
    }
    try {
      // As some devices answer for registers that they do not have.
      if (bytes.length !== registersOf(type) * 2) throw new ReadingUnsound(`expected ${registersOf(type)} registers`);
      const value = decodeRegisters(bytes, type, wordOrder);
      const scaled = scale === undefined ? value : value.times(exactDecimal(scale));
      // Not waited for: the next value is asked for meanwhile.
      onReadings({ readings: [{ device, metric, unit, atMs, value: scaled }] }).then(
        () => this.faults.fine(sensor),
        (error: unknown) => this.faults.fault(sensor, error),
      );
    } catch (error) {
      this.faults.fault(sensor, error);
    }
  }

  private async read(client: ModbusTCPClient, { register, address, type }: ModbusReading): Promise<Buffer> {
    const count = registersOf(type);
    const { response } =
      register === 'holding'
        ? await client.readHoldingRegisters(address, count)
        : await client.readInputRegisters(address, count);
    return response.body.valuesAsBuffer;
  }

  private async connected(): Promise<ModbusTCPClient> {
    if (this.client && this.socket && !this.socket.destroyed) return this.client;
    const { host, port, unitId } = this.options;
    const socket = connect({ host, port });
    socket.setTimeout(TIMEOUT_MS + this.intervalMs, () => socket.destroy());
    this.socket = socket;
    this.client = new modbus.client.TCP(socket, unitId, TIMEOUT_MS);
    await once(socket, 'connect', { signal: AbortSignal.timeout(TIMEOUT_MS) });
    socket.on('error', (error) => this.faults.fault(this.name, error));
    return this.client;
  }

  private disconnect(): void {
    this.socket?.destroy();
    this.socket = undefined;
    this.client = undefined;
  }
}

/** An exception code in an answer (Modbus 7): the connection is sound, the device does not have this register. */
const isRefusalOfDevice = (error: unknown): boolean => (error as { err?: unknown } | null)?.err === 'ModbusException';

/** The library rejects with records that are no errors. */
function wordsOf(error: unknown): string {
  if (error instanceof Error) return textOf(error);
  const { err = 'failed', message = '' } = error as { err?: string; message?: string };
  return `${err} ${message}`.trim();
}
