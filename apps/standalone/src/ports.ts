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

export function freePort(): Promise<number> {
  return listenOnce(0);
}

function listenOnce(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(port, HOST, () => {
      const address = probe.address();
      probe.close(() => resolve(address !== null && typeof address === 'object' ? address.port : port));
    });
  });
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return 'something else is listening on it';
  if (code === 'EACCES') return 'this user may not listen on it';
  return message;
}
