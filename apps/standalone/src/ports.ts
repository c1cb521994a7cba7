import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { PortTaken } from './errors.js';

/** Only this machine: the embedded default has no TLS. A public address is a proxy's business. */
export const HOST = '127.0.0.1';

/** Asked before anything heavy is started, so that the answer comes at once. */
export async function requireFreePort(port: number): Promise<void> {
  try {
    await listenOnce(port);
  } catch (error) {
    throw new PortTaken(port, reasonOf(error));
  }
}

/** Below those that systems give out by themselves: what listens on it binds it seconds later, and no outgoing connection may be there first. */
const SERVICE_PORTS = [15_000, 31_999] as const;

export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(SERVICE_PORTS[0], SERVICE_PORTS[1] + 1);
    try {
      return await listenOnce(port);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    }
  }
}

function listenOnce(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(port, HOST, () => probe.close(() => resolve(port)));
  });
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return 'something else is listening on it';
  if (code === 'EACCES') return 'this user may not listen on it';
  return message;
}
