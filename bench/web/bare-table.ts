import { createServer, type Server } from 'node:http';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { build } from 'vite';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
};
const DAY_MS = 86_400_000;
const FIRST_MS = Date.UTC(2027, 5, 30);
const packed = promisify(gzip);

/** The page in `bare/`, built as the portal is and served as small, from memory. */
export class BareTable {
  private constructor(
    private readonly server: Server,
    private readonly folder: string,
    /** gzip bytes of its scripts and styles. */
    readonly gzipBytes: number,
  ) {}

  static async serve(rows: number): Promise<BareTable> {
    const folder = await mkdtemp(join(tmpdir(), 'tallystick-bare-'));
    const output = await build({
      ...{ configFile: false, root: join(import.meta.dirname, 'bare'), logLevel: 'error' },
      build: { outDir: folder, emptyOutDir: true, target: 'es2023', reportCompressedSize: false },
    });
    if (Array.isArray(output) || !('output' in output)) throw new Error('Vite built something else than one page');
    await writeFile(
      join(folder, 'rows.json'),
      JSON.stringify(Array.from({ length: rows }, (_, place) => rowAt(place))),
    );
    const files = new Map<string, Buffer>();
    for (const name of ['rows.json', ...output.output.map(({ fileName }) => fileName)]) {
      files.set(`/${name}`, await packed(await readFile(join(folder, name)), { level: 9 }));
    }
    const code = [...files].filter(([path]) => /\.(js|css)$/.test(path));
    const server = createServer(({ url = '/' }, answer) => {
      const path = url === '/' ? '/index.html' : url;
      const body = files.get(path);
      const headers = { 'content-type': TYPES[extname(path)] ?? 'text/plain', 'content-encoding': 'gzip' };
      if (body) answer.writeHead(200, headers).end(body);
      else answer.writeHead(404).end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new BareTable(server, folder, sum(code.map(([, body]) => body.length)));
  }

  get origin(): string {
    return `http://localhost:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}

function rowAt(place: number) {
  const dueDate = new Date(FIRST_MS + place * DAY_MS).toISOString().slice(0, 10);
  const names = { debtor: '华星汽车股份有限公司', creditor: '宁波精工传动有限公司' };
  return { id: `…${place}`, ...names, faceMinor: place * 100, paidMinor: 0, dueDate, state: 'live', issuedAt: dueDate };
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
