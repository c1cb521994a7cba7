import type { ListenerSettings } from './listener-settings.js';

/** How often connections are looked at for one that has used up its time. */
const CHECK_EVERY_MS = 1_000;

/** Fastify's options for the listener: patience and room for each client, and TLS where its files are given. */
export function serverOptions(listener: ListenerSettings) {
  const { tls, headersTimeoutMs, requestTimeoutMs, keepAliveTimeoutMs, maxHeaderBytes } = listener;
  const http = {
    headersTimeout: headersTimeoutMs,
    requestTimeout: requestTimeoutMs,
    connectionsCheckingInterval: Math.min(CHECK_EVERY_MS, headersTimeoutMs),
    maxHeaderSize: maxHeaderBytes,
  };
  const { certificate: cert, key, minVersion } = tls;
  return {
    requestTimeout: requestTimeoutMs,
    keepAliveTimeout: keepAliveTimeoutMs,
    ...(cert && key ? { https: { ...http, cert, key, minVersion, handshakeTimeout: headersTimeoutMs } } : { http }),
  };
}
