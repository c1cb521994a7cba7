import type { Server } from 'node:http';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { type TrustedProxies, trustProxy } from '../config/trusted-proxies.js';
import { securityHeaders } from './security-headers.js';
import { refuseExpectations, unreadableRequests } from './unreadable-requests.js';
import { requestIdOf } from '../logging/request-context.js';
import type { ListenerSettings } from '../transport/listener-settings.js';
import { serverOptions } from '../transport/server-options.js';

export interface HttpAdapterOptions {
  readonly listener: ListenerSettings;
  readonly bodyLimitBytes: number;
  /** Whose word on the caller's address is believed; nobody's by default. */
  readonly trustedProxies?: TrustedProxies;
  /** 0, the default: nothing is said of it. */
  readonly hstsSeconds?: number;
}

/**
 * What Nest serves HTTP by, the same in every process of ours: what cannot be read is refused as a problem, every answer has the headers that
 * keep browsers off, connections have their limits, and what was asked is answered before the process goes.
 */
export function httpAdapter({
  listener,
  bodyLimitBytes,
  trustedProxies = false,
  hstsSeconds = 0,
}: HttpAdapterOptions): FastifyAdapter {
  const adapter = new FastifyAdapter({
    bodyLimit: bodyLimitBytes,
    genReqId: requestIdOf,
    trustProxy: trustProxy(trustedProxies),
    ...unreadableRequests,
    ...serverOptions(listener),
    forceCloseConnections: 'idle',
  });
  const fastify = adapter.getInstance();
  refuseExpectations(adapter.getHttpServer<Server>());
  fastify.addHook('onRequest', securityHeaders(hstsSeconds));
  fastify.server.maxConnections = listener.maxConnections;
  return adapter;
}
