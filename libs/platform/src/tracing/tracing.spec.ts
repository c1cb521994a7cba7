import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { readSettings } from '../config/settings.js';
import { inRequest } from '../logging/request-context.js';
import { openTracing } from './open-tracing.js';
import { traceParentIn } from './trace-parent.js';
import { TRACES_SETTINGS } from './traces-settings.js';
import { beginSpan, currentTraceParent, isTracing, type SpanTerms, traceBy, traced } from './tracing.js';

const SPAN = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;

describe('tracing', () => {
  afterEach(() => traceBy(undefined));

  /** Keeps what was begun and how it ended. */
  function told() {
    const spans: (SpanTerms & { fault?: string | undefined; isOver?: true })[] = [];
    traceBy({
      begin: (terms) => {
        const span: (typeof spans)[number] = { ...terms };
        spans.push(span);
        const end = (fault?: string) => void Object.assign(span, { fault, isOver: true });
        return { traceParent: SPAN, rename: () => undefined, set: () => undefined, end };
      },
      close: () => Promise.resolve(),
    });
    return spans;
  }

  it('is off unless an endpoint is given, and work is done all the same', async () => {
    await (
      await openTracing('test', readSettings(TRACES_SETTINGS, {}))
    )();
    expect(isTracing()).toBe(false);
    expect(beginSpan({ name: 'x' })).toBeUndefined();
    await expect(traced({ name: 'x' }, () => Promise.resolve(7))).resolves.toBe(7);
  });

  it('puts what work does under its span, and tells of what fails a name and no text', async () => {
    const spans = told();
    const failing = inRequest({ requestId: 'r', traceParent: 'before' }, () =>
      traced({ name: 'outer' }, async () => {
        expect(currentTraceParent()).toBe(SPAN);
        await traced({ name: 'inner' }, () => Promise.resolve());
        throw Object.assign(new Error('the secret is 1234'), { code: 'verifier-unavailable' });
      }),
    );
    await expect(failing).rejects.toThrow('the secret');
    expect(spans).toEqual([
      { name: 'outer', parent: 'before', fault: 'verifier-unavailable', isOver: true },
      { name: 'inner', parent: SPAN, fault: undefined, isOver: true },
    ]);
  });

  it.each([
    ['', undefined],
    [undefined, undefined],
    [[SPAN, SPAN], undefined],
    [SPAN, SPAN],
    [SPAN.toUpperCase(), undefined],
    [`01${SPAN.slice(2)}`, undefined],
    [`00-${'0'.repeat(32)}-${'b'.repeat(16)}-01`, undefined],
    [`${SPAN}\nx: y`, undefined],
  ])('takes %j from a caller as %j', (header, parent) => {
    expect(traceParentIn(header)).toBe(parent);
  });

  it('sends to whoever listens, and keeps nobody waiting for one who does not', async () => {
    const bodies: string[] = [];
    const receiver = createServer((request, response) => {
      request.on('data', (chunk: Buffer) => bodies.push(chunk.toString()));
      request.on('end', () => response.end('{}'));
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    const endpoint = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
    const end = await openTracing('test', readSettings(TRACES_SETTINGS, { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint }));
    beginSpan({ name: 'a span', parent: SPAN })?.end();
    await end();
    expect(bodies.join('')).toContain('"a span"');
    expect(bodies.join('')).toContain('a'.repeat(32));
    receiver.closeAllConnections();
    await new Promise((resolve) => receiver.close(resolve));
    const away = { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_BSP_EXPORT_TIMEOUT: '100' };
    const endAway = await openTracing('test', readSettings(TRACES_SETTINGS, away));
    for (let n = 0; n < 5_000; n += 1) beginSpan({ name: 'lost' })?.end();
    await endAway().catch(() => undefined);
    expect(isTracing()).toBe(false);
  });
});
