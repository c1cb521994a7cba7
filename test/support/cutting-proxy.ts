import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import type { SeededRandom } from './seeded-random.js';

/** Bytes that a connection carries, both ways together, before it is cut. */
const CUT_AFTER_BYTES = [4_000, 250_000] as const;

/** TCP between a client and copies of a service, as a bad line has it: sooner or later every connection is cut, in the middle of whatever it carries. */
export class CuttingProxy {
  cuts = 0;
  private turn = 0;
  private readonly open = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    private readonly ports: () => readonly number[],
    private readonly random: SeededRandom,
  ) {}

  static async start(ports: () => readonly number[], random: SeededRandom): Promise<CuttingProxy> {
    const server = createServer();
    const proxy = new CuttingProxy(server, ports, random);
    server.on('connection', (socket) => proxy.carry(socket));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    for (const socket of this.open) socket.destroy();
    await closed;
  }

  private carry(near: Socket): void {
    const ports = this.ports();
    const far = connect(ports[this.turn++ % ports.length] ?? 0, '127.0.0.1');
    let left = this.random.between(...CUT_AFTER_BYTES);
    const cut = () => {
      for (const socket of [near, far]) {
        this.open.delete(socket);
        socket.destroy();
      }
    };
    const pass = (to: Socket) => (chunk: Buffer) => {
      to.write(chunk.subarray(0, left));
      left -= chunk.length;
      if (left > 0 || near.destroyed) return;
      this.cuts++;
      cut();
    };
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      this.open.add(from);
      from.on('data', pass(to));
      from.on('error', cut);
      from.on('close', cut);
    }
  }
}
