import { DomainError } from '@tallystick/kernel';
import type { FastifyRequest } from 'fastify';

/** A person's session in a browser, where no script can read it. */
export interface SessionCookie {
  readonly name: string;
  /** From whose pages requests that change something may come, such as `https://portal.example`. */
  readonly origins: readonly string[];
}

export class OriginNotOurs extends DomainError {
  constructor() {
    super(
      'origin-not-ours',
      'forbidden',
      'A request that changes something and is signed in by a cookie must come from a page of this platform: its Origin header is missing, or another’s.',
    );
  }
}

const TOKEN = /^[A-Za-z0-9_-]{20,200}$/;
/** RFC 9110, 9.2.1: they ask and change nothing. */
const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];

/**
 * The token that a request shows: in its `Authorization` header or, without one, in the cookie. Browsers add cookies to requests that
 * another's page makes them send, so one that changes something has to say that it comes from ours. Throws `OriginNotOurs`.
 */
export function shownToken(request: FastifyRequest, cookie: SessionCookie | undefined): string | undefined {
  const { authorization, origin } = request.headers;
  if (authorization !== undefined) return /^Bearer (\S+)$/.exec(authorization)?.[1]?.match(TOKEN)?.[0];
  const token = cookie && cookieOf(request.headers.cookie, cookie.name);
  if (token === undefined) return undefined;
  if (!SAFE_METHODS.includes(request.method) && !cookie?.origins.includes(origin ?? '')) throw new OriginNotOurs();
  return token;
}

/** Undefined also if it comes twice: which one is ours cannot be told. */
function cookieOf(header: string | undefined, name: string): string | undefined {
  const found = (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  return found.length === 1 && TOKEN.test(found[0] ?? '') ? found[0] : undefined;
}
