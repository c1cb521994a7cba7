import { Logger } from '@nestjs/common';
import { DomainError } from '@tallystick/kernel';
import { processEnvironment } from '../config/process-environment.js';
import { SEEN_SETTINGS } from '../config/seen-settings.js';
import { readSettingsOrDefaults } from '../config/settings.js';
import { openMetricsDoor } from '../metrics/metrics-door.js';
import type { MetricsSettings } from '../metrics/metrics-settings.js';
import { ProcessMetrics } from '../metrics/process-metrics.js';
import { openProcessLog } from '../logging/open-process-log.js';
import { openTracing } from '../tracing/open-tracing.js';
import { exitWithParent } from './exit-with-parent.js';

/** A process that is stopped in an orderly way. */
export interface Service {
  close(): Promise<void>;
}

const STOP_TIMEOUT_MS = 10_000;

/** Runs a service until a signal, or the end of its parent, stops it; says plainly why it could not start. */
export async function runService(name: string, start: (metrics: ProcessMetrics) => Promise<Service>): Promise<void> {
  openProcessLog(name, processEnvironment());
  const log = new Logger(name);
  try {
    const { metrics: settings, traces } = readSettingsOrDefaults(SEEN_SETTINGS, processEnvironment());
    const endTracing = await openTracing(name, traces);
    const metrics = new ProcessMetrics(settings.timeoutMs);
    const service = await withMetricsDoor(await start(metrics), metrics, settings, endTracing);
    let stopping: Promise<void> | undefined;
    const stop = () => (stopping ??= closeWithin(service, STOP_TIMEOUT_MS));
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        void stop().finally(() => process.exit(0));
      });
    }
    exitWithParent(stop);
    if (process.connected) process.send?.('started');
  } catch (error) {
    if (error instanceof DomainError) log.error(error.message);
    else log.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exit(1);
  }
}

/** It is there as long as the service is, and closed first: nobody is to measure what is being taken apart. Spans go out last. */
async function withMetricsDoor(
  service: Service,
  metrics: ProcessMetrics,
  settings: MetricsSettings,
  endTracing: () => Promise<void>,
): Promise<Service> {
  const door = await openMetricsDoor(metrics, settings);
  return {
    close: async () => {
      await door?.close();
      await service.close();
      await endTracing().catch(() => undefined);
    },
  };
}

async function closeWithin(service: Service, timeoutMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, timeoutMs);
  });
  await Promise.race([service.close(), timeout]);
  clearTimeout(timer);
}
