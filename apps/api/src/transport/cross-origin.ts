const PREFLIGHT_SECONDS = 600;

/** What pages of the named origins may send and read. They sign in by token, so no cookie is ever to come along. */
export function crossOrigin(origins: readonly string[]) {
  return {
    origin: [...origins],
    credentials: false,
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowedHeaders: ['authorization', 'content-type', 'idempotency-key', 'if-match', 'if-none-match', 'last-event-id'],
    exposedHeaders: ['etag', 'location', 'retry-after'],
    maxAge: PREFLIGHT_SECONDS,
  };
}
