import { traceBy } from './tracing.js';
import type { TracesSettings } from './traces-settings.js';

/** From here on this process sends spans, if that is asked for. @returns what ends it, after what waits was sent */
export async function openTracing(process: string, settings: TracesSettings): Promise<() => Promise<void>> {
  const { endpoint, service = `tallystick-${process}` } = settings;
  if (endpoint === undefined) return () => Promise.resolve();
  const { openOtlpTracer } = await import('./otlp-tracer.js');
  const tracer = openOtlpTracer({ ...settings, endpoint }, service);
  traceBy(tracer);
  return async () => {
    traceBy(undefined);
    await tracer.close();
  };
}
