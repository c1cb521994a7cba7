import type { Environment, Given } from './chosen-settings.js';
import type { ServiceName } from './product.js';

/** How services are seen from outside, as whoever starts the installation chooses for all of them. */
const OF_ALL = /^(LOG_(FORMAT|LEVEL)|METRICS_(HOST|TIMEOUT_MS)|OTEL_(EXPORTER_OTLP_(ENDPOINT|HEADERS)|BSP_[A-Z_]+))$/;

/** Of one machine each has a port of its own: the one given, and those after it, in this order. */
const MEASURED: readonly ServiceName[] = ['api', 'worker', 'ingest', 'verifier', 'blind-key', 'gateway'];

export function seenEnvironment(service: ServiceName, given: Given): Environment {
  const chosen = Object.entries(given).filter(([name, value]) => value !== undefined && OF_ALL.test(name));
  return { ...(Object.fromEntries(chosen) as Environment), ...metricsPort(service, given.METRICS_PORT) };
}

/** What is no number is given as it is, for the service to refuse. */
function metricsPort(service: ServiceName, first: string | undefined): Environment {
  if (first === undefined || first === '') return {};
  const port = /^[0-9]+$/.test(first) && first !== '0' ? Number(first) + MEASURED.indexOf(service) : first;
  return { METRICS_PORT: String(port) };
}
