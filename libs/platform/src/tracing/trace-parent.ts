/** Version, trace, span, flags: what W3C Trace Context, version 00, has in `traceparent`. */
const WELL_FORMED = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

export const TRACE_PARENT_HEADER = 'traceparent';

/** A caller's `traceparent` if it is one; anything else begins a trace of its own. */
export function traceParentIn(header: unknown): string | undefined {
  return typeof header === 'string' && WELL_FORMED.test(header) ? header : undefined;
}
