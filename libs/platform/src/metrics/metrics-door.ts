import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SECURITY_HEADERS } from '../http/security-headers.js';
import type { MetricsSettings } from './metrics-settings.js';
import type { ProcessMetrics } from './process-metrics.js';

/** A scrape is a short question; whoever takes longer to ask it is none. */
const REQUEST_TIMEOUT_MS = 5_000;
const LIMITS = { requestTimeout: REQUEST_TIMEOUT_MS, connectionsCheckingInterval: 1_000, maxHeaderSize: 8_192 };
/** A scraper, one that takes its place, and somebody who looks. */
const CONNECTIONS_MAX = 20;

export interface MetricsDoor {
  readonly port: number;
  close(): Promise<void>;
}

/** `GET /metrics`, and nothing else, on a port of its own. @returns undefined when there is no port to listen on */
export async function openMetricsDoor(
  metrics: ProcessMetrics,
  { host, port }: MetricsSettings,
): Promise<MetricsDoor | undefined> {
  if (port === undefined) return undefined;
  metrics.measureProcess();
  // However many ask at once, the database is asked once.
  let scraping: Promise<string> | undefined;
  const scrape = () => (scraping ??= metrics.scrape().finally(() => (scraping = undefined)));
  const server = createServer(LIMITS, (request, response) => {
    request.resume();
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('expected GET /metrics\n');
      return;
    }
    scrape().then(
      (text) => response.writeHead(200, { 'content-type': metrics.registry.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  server.maxConnections = CONNECTIONS_MAX;
  server.listen(port, host);
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, close: () => closed(server) };
}

async function closed(server: Server): Promise<void> {
  server.close();
  server.closeAllConnections();
  if (server.listening) await once(server, 'close');
}
