import type { FastifyReply, FastifyRequest } from 'fastify';

const NONCE = /^[A-Za-z0-9+/_-]{22,}={0,2}$/;
const NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * What a browser may do with an answer of ours: nothing at all, for data. A document that is served later says so with a nonce, made anew
 * for each answer (at least 128 random bits in base64), which its own scripts and styles carry.
 */
export function contentSecurityPolicy(document?: { readonly nonce: string }): string {
  if (!document) return NOTHING;
  if (!NONCE.test(document.nonce)) throw new Error('expected a nonce of at least 128 random bits in base64');
  const own = `'nonce-${document.nonce}'`;
  return `${NOTHING}; script-src ${own}; style-src ${own}; connect-src 'self'; img-src 'self'; font-src 'self'`;
}

/** On every answer, whatever it says. A route that serves a document replaces the first of them. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy(),
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  // A page that CORS lets in asks by CORS, which this does not hinder; others may not even embed an answer.
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
};

/**
 * A hook on every request. The headers are set on the raw answer, because streams of events are not sent through Fastify.
 * @param hstsSeconds how long a browser is to come by TLS only, said over TLS alone, as RFC 6797, 7.2, has it; 0: not said
 */
export function securityHeaders(hstsSeconds: number) {
  return (request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) reply.raw.setHeader(name, value);
    if (hstsSeconds > 0 && request.protocol === 'https') {
      reply.raw.setHeader('strict-transport-security', `max-age=${hstsSeconds}; includeSubDomains`);
    }
    done();
  };
}
