import { currentRequest, inRequest } from '../logging/request-context.js';

export type SpanKind = 'internal' | 'server' | 'client' | 'producer' | 'consumer';
/** No secrets, no bodies; of parties their numbers. */
export type SpanAttributes = Readonly<Record<string, string | number>>;

export interface SpanTerms {
  readonly name: string;
  readonly kind?: SpanKind;
  /** `traceparent` of what caused it; by default the request's span, if there is a request. */
  readonly parent?: string | undefined;
  /** Milliseconds since 1970, where it began before now. */
  readonly startMs?: number;
  readonly attributes?: SpanAttributes;
}

export interface OpenSpan {
  /** For what it causes elsewhere. */
  readonly traceParent: string;
  rename(name: string): void;
  set(attributes: SpanAttributes): void;
  /** @param fault what failed, in a word or two: messages may repeat what they were given */
  end(fault?: string): void;
}

/** What makes and sends spans. */
export interface Tracer {
  begin(terms: SpanTerms): OpenSpan;
  /** Sends what waits. */
  close(): Promise<void>;
}

/** None unless spans are asked for: what is traced then costs a comparison. */
let tracer: Tracer | undefined;

export function traceBy(one: Tracer | undefined): void {
  tracer = one;
}

export function isTracing(): boolean {
  return tracer !== undefined;
}

/** Undefined when nobody asked for spans. */
export function beginSpan(terms: SpanTerms): OpenSpan | undefined {
  return tracer?.begin({ ...terms, parent: terms.parent ?? currentTraceParent() });
}

/** A span that is over already. */
export function tellSpan(terms: SpanTerms, fault?: string): void {
  beginSpan(terms)?.end(fault);
}

/** Of the span that goes on around here, in a request. */
export function currentTraceParent(): string | undefined {
  return currentRequest()?.traceParent;
}

/** Does work within a span, under which come the spans of what it does in its turn. */
export async function traced<T>(terms: SpanTerms, work: () => Promise<T>): Promise<T> {
  const span = beginSpan(terms);
  if (!span) return work();
  const request = currentRequest();
  try {
    const outcome = await (request ? inRequest({ ...request, traceParent: span.traceParent }, work) : work());
    span.end();
    return outcome;
  } catch (error) {
    span.end(faultOf(error));
    throw error;
  }
}

/** The name of an error and never its text. */
export function faultOf(error: unknown): string {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  return typeof code === 'string' ? code : typeof name === 'string' ? name : 'error';
}
