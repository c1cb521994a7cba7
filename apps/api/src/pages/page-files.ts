import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';

/** A file of a built page, as it is sent. */
export interface PageFile {
  readonly bytes: Buffer;
  /** The same, made smaller by whoever built it; missing where that was not worth it. */
  readonly encoded: Readonly<Partial<Record<'br' | 'gzip', Buffer>>>;
  readonly type: string;
  readonly etag: string;
  /** Its name has the hash of its content in it: under that name it is never another. */
  readonly isImmutable: boolean;
}

/** A page of one file, under the policy that it brings along. */
export interface LonePage {
  readonly file: PageFile;
  readonly policy: string;
}

export interface PageFiles {
  /** The one document, with the mark where the answer's nonce goes. */
  readonly document: string;
  /** Checks by a node of its reader's choice, without the api: it may ask anybody, and the others may not. */
  readonly verify: LonePage;
  /** By their path from the root, such as `/assets/index-AbC.js`. */
  readonly files: ReadonlyMap<string, PageFile>;
}

/** The folder holds no built page. */
export class PagesNotBuilt extends Error {
  constructor(folder: string, cause: unknown) {
    super(
      `PORTAL_DIR: ${folder} holds no built portal; expected the folder dist/web/portal that \`npm run build\` makes`,
      {
        cause,
      },
    );
  }
}

const DOCUMENT = 'index.html';
const VERIFY = 'verify.html';
const HTML = 'text/html; charset=utf-8';
/** As tools/web/one-file.mjs writes it. */
const POLICY = /<meta http-equiv="content-security-policy" content="([^"]+)"/;
const ENCODINGS = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
};

/** Reads a built page into memory, some megabytes, once: no path that a request names is ever looked up on the disk. @throws PagesNotBuilt */
export async function readPageFiles(folder: string): Promise<PageFiles> {
  const notBuilt = (error: unknown) => {
    throw new PagesNotBuilt(folder, error);
  };
  const document = await readFile(join(folder, DOCUMENT), 'utf8').catch(notBuilt);
  const verify = await lonePage(join(folder, VERIFY)).catch(notBuilt);
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const paths = entries
    .filter((entry) => entry.isFile() && extname(entry.name) in TYPES)
    .map((entry) => join(entry.parentPath, entry.name));
  const read = paths.map(async (path) => [urlPath(relative(folder, path)), await pageFile(path)] as const);
  return { document, verify, files: new Map(await Promise.all(read)) };
}

const urlPath = (path: string) => `/${path.split(sep).join('/')}`;

async function lonePage(path: string): Promise<LonePage> {
  const file = await pageFile(path);
  const [, policy] = POLICY.exec(file.bytes.toString()) ?? [];
  if (policy === undefined) throw new Error(`${path} has no policy of its own`);
  // What a document cannot say of itself.
  return { file: { ...file, type: HTML }, policy: `${policy}; frame-ancestors 'none'` };
}

async function pageFile(path: string): Promise<PageFile> {
  const bytes = await readFile(path);
  const smaller = ENCODINGS.map(async ([encoding, ending]) => {
    const encoded = await readFile(path + ending).catch(() => undefined);
    return encoded ? [[encoding, encoded] as const] : [];
  });
  return {
    bytes,
    encoded: Object.fromEntries((await Promise.all(smaller)).flat()),
    type: TYPES[extname(path)] ?? '',
    etag: `"${createHash('sha256').update(bytes).digest('base64url')}"`,
    isImmutable: path.includes(`${sep}assets${sep}`),
  };
}
