import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Onboarding } from '@tallystick/stories';
import { eventually } from '../support/eventually.js';
import { Platform } from '../support/platform.js';
import { storyWorldOf } from '../support/story-world.js';

interface Span {
  readonly service: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string;
  readonly name: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

interface Attribute {
  readonly key: string;
  readonly value: Readonly<Record<string, unknown>>;
}

interface ExportRequest {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly Attribute[] };
    readonly scopeSpans: readonly {
      readonly spans: readonly (Omit<Span, 'attributes'> & { attributes: Attribute[] })[];
    }[];
  }[];
}

const valuesOf = (attributes: readonly Attribute[]) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));

/** Takes OTLP over HTTP in JSON, as a collector does. */
class Collector {
  readonly spans: Span[] = [];
  text = '';
  private readonly server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (request.method === 'POST' && request.url === '/v1/traces') this.take(Buffer.concat(chunks).toString());
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private take(body: string): void {
    this.text += body;
    for (const { resource, scopeSpans } of (JSON.parse(body) as ExportRequest).resourceSpans) {
      const service = String(valuesOf(resource.attributes)['service.name']);
      for (const span of scopeSpans.flatMap(({ spans }) => spans))
        this.spans.push({ ...span, service, attributes: valuesOf(span.attributes) });
    }
  }
}

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const PARENT = '00f067aa0ba902b7';

describe('an act on its way', () => {
  const collector = new Collector();
  const answered: { readonly path: string; readonly id: string }[] = [];
  const realFetch = globalThis.fetch;
  let platform: Platform;

  beforeAll(async () => {
    platform = await Platform.start({
      environment: {
        ...{ OTEL_EXPORTER_OTLP_ENDPOINT: await collector.listen(), OTEL_BSP_SCHEDULE_DELAY: '100' },
        ...{ LOG_FORMAT: 'json' },
      },
    });
    globalThis.fetch = async (...given: Parameters<typeof fetch>) => {
      const response = await realFetch(...given);
      answered.push({ path: new URL(response.url).pathname, id: response.headers.get('x-request-id') ?? '' });
      return response;
    };
    const onboarding = new Onboarding(await storyWorldOf(platform));
    await onboarding.onboard({ name: 'core', uscc: '914403001922038216', roles: ['core-enterprise'] });
  }, 300_000);
  afterAll(async () => {
    globalThis.fetch = realFetch;
    await platform?.dispose();
    collector.close();
  });

  /** The request whose signature was an act's last. */
  const lastSignature = () => answered.findLast(({ path }) => /^\/v1\/acts\/[^/]+\/signatures$/.test(path))?.id ?? '';

  it('is told by the worker under the id that the api’s answer had', async () => {
    const id = lastSignature();
    expect(id).not.toBe('');
    const lines = async () =>
      (await readFile(join(platform.dataDir, 'logs', 'worker.log'), 'utf8'))
        .split('\n')
        .filter((line) => line.includes(id));
    await eventually(async () => (await lines()).length >= 2, { what: `two lines of the worker with ${id}` });
    const told = (await lines()).map((line) => JSON.parse(line.slice(line.indexOf('{'))) as Record<string, unknown>);
    const [relayed, recorded] = told;
    expect(relayed).toMatchObject({ process: 'worker', requestId: id, message: 'enrol relayed', kind: 'enrol' });
    expect(recorded).toMatchObject({ requestId: id, message: 'enrol recorded', digest: relayed?.digest });
    expect(recorded?.transaction).toBe(relayed?.transaction);
  });

  it('is one trace, from the request over its transaction to the chain', async () => {
    const id = lastSignature();
    const ofRequest = () => collector.spans.find(({ attributes }) => attributes['request.id'] === id);
    await eventually(() => ofRequest() !== undefined, { what: 'the span of the request' });
    const root = ofRequest();
    const ofTrace = () => collector.spans.filter(({ traceId }) => traceId === root?.traceId);
    await eventually(() => ofTrace().some(({ name }) => name === 'act recorded'), { what: 'the span of the record' });
    expect(root).toMatchObject({ service: 'tallystick-api', name: 'POST /v1/acts/:id/signatures' });
    const children = ofTrace().filter(({ parentSpanId }) => parentSpanId === root?.spanId);
    expect(new Set(children.map(({ service, name }) => `${service}: ${name}`))).toEqual(
      new Set([
        'tallystick-api: database transaction',
        'tallystick-worker: act relayed',
        'tallystick-worker: act recorded',
      ]),
    );
    expect(children.find(({ name }) => name === 'act relayed')?.attributes).toMatchObject({ 'act.kind': 'enrol' });
  });

  it('goes on with a trace that the caller began, and begins its own where what is said is none', async () => {
    const ask = (traceparent: string, id: string) =>
      realFetch(`${platform.baseUrl}/v1/network`, { headers: { traceparent, 'x-request-id': id } });
    await ask(`00-${TRACE}-${PARENT}-01`, 'traced-by-caller');
    await ask(`00-${TRACE}-${'0'.repeat(16)}-01`, 'traced-by-nobody');
    const of = (id: string) => collector.spans.find(({ attributes }) => attributes['request.id'] === id);
    await eventually(() => of('traced-by-caller') !== undefined && of('traced-by-nobody') !== undefined);
    expect(of('traced-by-caller')).toMatchObject({ traceId: TRACE, parentSpanId: PARENT });
    expect(of('traced-by-nobody')?.traceId).not.toBe(TRACE);
  });

  it('has no secret in its trace', async () => {
    const texts = (value: unknown): string[] => {
      if (typeof value === 'string') return value.length >= 20 ? [value, value.replace(/^0x/, '')] : [];
      return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
    };
    const secrets = texts(await platform.secrets());
    expect(secrets.length).toBeGreaterThan(15);
    expect(secrets.filter((secret) => collector.text.includes(secret))).toEqual([]);
  });
});
