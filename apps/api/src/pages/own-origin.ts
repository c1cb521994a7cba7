import type { FastifyRequest } from 'fastify';

const LOOPBACK = /^(127\.[0-9.]+|\[::1\])(:[0-9]+)?$/;

/**
 * Passkeys belong to a name, and `localhost` is one where `127.0.0.1` is not: who came to this machine by its address is sent to the name
 * that people sign in at. @returns the origin to go to; undefined where the page is right as it is
 */
export function ownOriginOf({ host }: Pick<FastifyRequest, 'host'>, origins: readonly string[]): string | undefined {
  if (!LOOPBACK.test(host) || origins.some((origin) => new URL(origin).host === host)) return undefined;
  const port = new URL(`http://${host}`).port;
  return origins.find((origin) => new URL(origin).hostname === 'localhost' && new URL(origin).port === port);
}
