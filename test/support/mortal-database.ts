import { createServer, connect, type Server, type Socket } from 'node:net';
import { type EmbeddedPostgres, removeEmbeddedPostgres, startEmbeddedPostgres } from '@tallystick/platform';
import { runMigrations } from './migrations.js';
import { freePort } from './platform.js';
import { type TemporaryFolder, temporaryFolder } from './temporary-folder.js';

/** What the kernel has of a killed process is not lost; only a fall of the whole machine would miss `fsync`. Commits are waited for as ever. */
const SETTINGS = { fsync: 'off', synchronous_commit: 'on', max_connections: '100' };
const QUIET = () => undefined;

/** A PostgreSQL of the test's own, with the product's schema, that may be killed and started again. Its address stays. */
export class MortalDatabase {
  private constructor(
    private readonly folder: TemporaryFolder,
    private readonly door: FixedDoor,
    private server: EmbeddedPostgres,
  ) {}

  static async start(): Promise<MortalDatabase> {
    const folder = await temporaryFolder(0o711);
    const server = await startEmbeddedPostgres({ dataDir: folder.path, log: QUIET, settings: SETTINGS });
    const database = new MortalDatabase(folder, await FixedDoor.open(server.port), server);
    await runMigrations(database.url);
    return database;
  }

  /** As the superuser. */
  get url(): string {
    const url = new URL(this.server.url);
    url.port = String(this.door.port);
    return url.toString();
  }

  /** The server and, as they notice it, its backends: nothing is written out. */
  async kill(): Promise<void> {
    process.kill(this.server.pid, 'SIGKILL');
    await this.server.ended;
  }

  async startAgain(): Promise<void> {
    this.server = await startEmbeddedPostgres({ dataDir: this.folder.path, log: QUIET, settings: SETTINGS });
    this.door.leadTo(this.server.port);
  }

  async remove(): Promise<void> {
    this.door.close();
    await removeEmbeddedPostgres(this.folder.path, QUIET);
    await this.folder.remove();
  }
}

/** The embedded server takes another port at each start; whoever comes here is led to the present one. */
class FixedDoor {
  private readonly open = new Set<Socket>();

  private constructor(
    readonly port: number,
    private readonly server: Server,
    private target: number,
  ) {}

  static async open(target: number): Promise<FixedDoor> {
    const server = createServer();
    const port = await freePort();
    const door = new FixedDoor(port, server, target);
    server.on('connection', (socket) => door.lead(socket));
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    return door;
  }

  leadTo(target: number): void {
    this.target = target;
  }

  close(): void {
    this.server.close();
    for (const socket of this.open) socket.destroy();
  }

  private lead(socket: Socket): void {
    const onward = connect(this.target, '127.0.0.1');
    for (const [one, other] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      this.open.add(one);
      one.on('error', () => undefined);
      one.once('close', () => {
        this.open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  }
}
