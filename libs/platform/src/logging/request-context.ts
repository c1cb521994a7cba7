import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage } from 'node:http';
import type { AuditSheet } from '../audit/audit-sheet.js';

/** What everything that a request causes in this process may know of it. */
export interface RequestContext {
  readonly requestId: string;
  /** Where it is audited: what is going to be said of it. */
  audit?: AuditSheet;
  /** Where it is traced: of the span that goes on, as W3C Trace Context has it. */
  traceParent?: string;
}

const contexts = new AsyncLocalStorage<RequestContext>();

export function inRequest<T>(context: RequestContext, work: () => T): T {
  return contexts.run(context, work);
}

/** Undefined outside of requests. */
export function currentRequest(): RequestContext | undefined {
  return contexts.getStore();
}

/** Undefined outside of requests. */
export function currentRequestId(): string | undefined {
  return contexts.getStore()?.requestId;
}

export const REQUEST_ID_HEADER = 'x-request-id';

/** For a request to another of our services: it writes the same id, and its spans into the same trace. */
export function causeHeaders(): Record<string, string> {
  const { requestId, traceParent } = contexts.getStore() ?? {};
  return {
    ...(requestId === undefined ? {} : { [REQUEST_ID_HEADER]: requestId }),
    ...(traceParent === undefined ? {} : { traceparent: traceParent }),
  };
}

/** Short, and nothing that a log or a header could read as something else. */
const WELL_FORMED = /^[A-Za-z0-9][A-Za-z0-9._-]{7,63}$/;

/** The caller's own id, if it is well formed; else a new one. */
export function requestIdOf({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const given = headers[REQUEST_ID_HEADER];
  return typeof given === 'string' && WELL_FORMED.test(given) ? given : crypto.randomUUID();
}
