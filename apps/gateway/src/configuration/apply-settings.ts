import { DomainError } from '@tallystick/kernel';
import { type GatewaySettings, GatewaySettingsUnsound, readGatewaySettings } from '@tallystick/telemetry';
import type { BatchMaker } from '../batching/batch-maker.js';
import type { BatchSettings } from '../batching/batch-settings.js';
import { type Capacity, requireCapacity } from '../buffer/capacity.js';
import type { DiskBuffer } from '../buffer/disk-buffer.js';
import type { Driver } from '../drivers/driver.js';
import { type Log, textOf } from '../fault-log.js';

export interface SettingsTarget {
  readonly buffer: DiskBuffer;
  readonly maker: BatchMaker;
  readonly drivers: readonly Driver[];
  /** By driver, as the configuration has it; of those that have one. */
  readonly intervals: Readonly<Record<string, number>>;
  readonly own: BatchSettings;
  readonly capacity: Capacity;
  readonly log: Log;
}

const NOTE = 'settings';

/** Applies what the site sets from afar, whole or not at all, and remembers it, so that it also holds after a start without a connection. */
export class AppliedSettings {
  constructor(private readonly target: SettingsTarget) {}

  /** What was set before this start. */
  restore(): void {
    const text = this.target.buffer.findNote(NOTE);
    this.apply(text === undefined ? undefined : Buffer.from(text));
  }

  take(bytes: Uint8Array): void {
    if (!this.apply(bytes)) return;
    try {
      this.target.buffer.putNote(NOTE, bytes.length > 0 ? Buffer.from(bytes).toString('utf8') : undefined);
    } catch (error) {
      this.target.log.warn(`settings from the site hold until the next start only: ${textOf(error)}`);
    }
  }

  private apply(bytes: Uint8Array | undefined): boolean {
    const { log } = this.target;
    try {
      this.put(bytes ? settingsIn(bytes) : {});
      return true;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      log.error(`settings from the site are refused whole. ${error.message}`);
      return false;
    }
  }

  private put({ drivers: remote = {}, ...batching }: GatewaySettings): void {
    const { maker, drivers, intervals, own, capacity, log } = this.target;
    const unknown = Object.keys(remote).filter((name) => intervals[name] === undefined);
    if (unknown.length > 0) {
      throw new GatewaySettingsUnsound(unknown.map((name) => `drivers.${name}: is none that asks in intervals here`));
    }
    const effective: BatchSettings = { ...own, ...batching };
    requireCapacity(capacity, effective);
    maker.configure(effective);
    const effectiveIntervals = { ...intervals };
    for (const [name, { intervalMs }] of Object.entries(remote)) effectiveIntervals[name] = intervalMs;
    for (const [name, intervalMs] of Object.entries(effectiveIntervals)) {
      drivers.find((driver) => driver.name === name)?.setInterval?.(intervalMs);
    }
    log.log(`settings in effect: ${JSON.stringify({ ...effective, intervals: effectiveIntervals })}`);
  }
}

const MAX_BYTES = 16_384;

/** An empty message takes back what was set. @throws GatewaySettingsUnsound */
function settingsIn(bytes: Uint8Array): GatewaySettings {
  if (bytes.length === 0) return {};
  if (bytes.length > MAX_BYTES) throw new GatewaySettingsUnsound([`expected ${MAX_BYTES} bytes at most`]);
  let given: unknown;
  try {
    given = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    throw new GatewaySettingsUnsound(['expected JSON']);
  }
  return readGatewaySettings(given);
}
