import { randomBytes } from 'node:crypto';
import { contentSecurityPolicy, namesTag } from '@tallystick/platform';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Installation, withInstallation } from './installation.js';
import type { LonePage, PageFile, PageFiles } from './page-files.js';
import { ownOriginOf } from './own-origin.js';

/** Where index.html wants the nonce; see tools/web/web-app.mjs. */
const NONCE_MARK = /NONCE_OF_THIS_ANSWER/g;
/** Twice what a nonce must have. */
const NONCE_BYTES = 32;
const A_YEAR_SECONDS = 31_536_000;
/** The page that needs no API once it is there; it has a policy of its own. */
const VERIFY = '/verify';
const READING: readonly string[] = ['GET', 'HEAD'];

/**
 * Serves the portal at whatever path nothing else has: a page's own addresses are answered with its one document, so that they can be opened and
 * sent. Paths below those of the API are the API's, also where it has nothing.
 * @param origins where people sign in
 */
export function servePages(
  server: FastifyInstance,
  { document: built, verify, files }: PageFiles,
  origins: readonly string[],
  installation: Installation,
): void {
  const document = withInstallation(built, installation);
  const taken = new Set<string>();
  server.addHook('onRoute', ({ url }) => void taken.add(firstPart(url)));
  // Not a route for any path: it would be found where the api's own path is too long, or is asked for in vain.
  server.addHook('onRequest', (request, reply, done) => {
    if (!request.is404 || !READING.includes(request.method)) {
      done();
      return;
    }
    // Not by URL, which takes what is after // for a host, and refuses some.
    const [pathname = '/'] = request.url.split('?');
    const file = files.get(pathname);
    const isPage = !taken.has(firstPart(pathname)) && !pathname.startsWith('/assets/') && wantsPage(request);
    const elsewhere = isPage ? ownOriginOf(request, origins) : undefined;
    if (file) sendFile(file, request, reply);
    else if (elsewhere) reply.header('cache-control', 'no-store').redirect(elsewhere + request.url, 302);
    else if (isPage && pathname === VERIFY) sendLone(verify, request, reply);
    else if (isPage) sendDocument(document, reply);
    else done();
  });
}

const firstPart = (path: string) => path.split('/')[1] ?? '';

/** Also the paths of pages are asked for by programs, which get the API's own answer that nothing is there. */
const wantsPage = ({ headers }: FastifyRequest) => (headers.accept ?? '').includes('text/html');

function sendDocument(document: string, reply: FastifyReply): FastifyReply {
  const nonce = randomBytes(NONCE_BYTES).toString('base64url');
  return reply
    .header('content-security-policy', contentSecurityPolicy({ nonce }))
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(document.replace(NONCE_MARK, nonce));
}

function sendLone({ file, policy }: LonePage, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendFile(file, request, reply.header('content-security-policy', policy));
}

function sendFile(file: PageFile, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { type, etag, isImmutable } = file;
  void reply
    .header('cache-control', isImmutable ? `public, max-age=${A_YEAR_SECONDS}, immutable` : 'public, no-cache')
    .header('etag', etag)
    .header('vary', 'Accept-Encoding');
  const known = request.headers['if-none-match'];
  if (known !== undefined && namesTag(known, etag)) return reply.code(304).send();
  const [encoding, bytes] = chosen(file, request.headers['accept-encoding']);
  if (encoding) void reply.header('content-encoding', encoding);
  return reply.type(type).send(bytes);
}

function chosen({ bytes, encoded }: PageFile, accepted = ''): readonly [encoding: string | undefined, bytes: Buffer] {
  const names = accepted.split(',').map((one) => one.trim());
  for (const encoding of ['br', 'gzip'] as const) {
    const smaller = encoded[encoding];
    if (
      smaller &&
      names.some((name) => name === encoding || (name.startsWith(`${encoding};`) && !/q=0(\.0*)?$/.test(name)))
    )
      return [encoding, smaller];
  }
  return [undefined, bytes];
}
