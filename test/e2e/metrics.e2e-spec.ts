import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../support/eventually.js';
import { freePort, Platform } from '../support/platform.js';
import { parseMetrics, type Sample } from '../support/prometheus.js';

const SERVICES = ['api', 'worker', 'ingest', 'verifier', 'blind-key'] as const;

describe('the metrics of an installation', () => {
  let platform: Platform;
  let firstPort: number;

  beforeAll(async () => {
    firstPort = await freePort();
    platform = await Platform.start({ environment: { METRICS_PORT: String(firstPort) } });
  }, 300_000);
  afterAll(() => platform.dispose());

  async function scrape(service: (typeof SERVICES)[number]): Promise<readonly Sample[]> {
    const answer = await fetch(`http://127.0.0.1:${firstPort + SERVICES.indexOf(service)}/metrics`);
    expect(answer.status).toBe(200);
    return parseMetrics(await answer.text());
  }
  const valueOf = (samples: readonly Sample[], name: string, labels: Readonly<Record<string, string>> = {}) =>
    samples.find(
      (sample) =>
        sample.name === name && Object.entries(labels).every(([label, value]) => sample.labels[label] === value),
    )?.value;

  it('are told by every process, of its own work and of what is before it', async () => {
    for (const service of SERVICES) {
      const samples = await scrape(service);
      expect(valueOf(samples, 'nodejs_eventloop_lag_p99_seconds')).toBeGreaterThanOrEqual(0);
      expect(valueOf(samples, 'nodejs_heap_size_used_bytes')).toBeGreaterThan(1_000_000);
    }
    const worker = await scrape('worker');
    for (const state of ['waiting', 'sent', 'included']) {
      expect(valueOf(worker, 'tallystick_outbox_acts', { state })).toBeGreaterThanOrEqual(0);
      expect(valueOf(worker, 'tallystick_outbox_oldest_seconds', { state })).toBeGreaterThanOrEqual(0);
    }
    for (const name of [
      'indexer_lag_blocks',
      'indexer_lag_seconds',
      'anchors_sites_behind',
      'webhook_deliveries_due',
      'sites_held',
    ]) {
      expect([name, valueOf(worker, `tallystick_${name}`)]).toEqual([name, expect.any(Number)]);
    }
    const failures = worker.filter(({ name }) => name === 'tallystick_scrape_failures_total');
    expect(failures.map(({ labels, value }) => [labels.question, value])).toEqual(
      ['outbox', 'lanes', 'anchors', 'webhooks', 'sites', 'indexer'].map((question) => [question, 0]),
    );
    const ingest = await scrape('ingest');
    for (const name of [
      'sites_held',
      'connections',
      'queued_messages',
      'readings_total',
      'gaps_total',
      'commit_seconds_count',
    ]) {
      expect([name, valueOf(ingest, `tallystick_ingest_${name}`)]).toEqual([name, expect.any(Number)]);
    }
    // They are of this moment, in which something may be under way.
    for (const service of ['api', 'worker', 'ingest'] as const) {
      await eventually(async () => valueOf(await scrape(service), 'tallystick_database_pool_waiting') === 0);
    }
    await eventually(async () => valueOf(await scrape('verifier'), 'tallystick_http_requests_at_work') === 0);
  });

  it('move when requests come, by the pattern of the route, of which there are no more for addresses that are made up', async () => {
    const counted = { method: 'GET', route: 'none', status: '4xx' };
    const before = valueOf(await scrape('api'), 'tallystick_http_request_seconds_count', counted) ?? 0;
    for (let index = 0; index < 20; index += 1) {
      await (await fetch(`${platform.baseUrl}/v1/made-up-${index}?token=secret-${index}`)).arrayBuffer();
    }
    await (await fetch(`${platform.baseUrl}/v1/organisations/12345`)).arrayBuffer();
    await eventually(async () => {
      const after = valueOf(await scrape('api'), 'tallystick_http_request_seconds_count', counted) ?? 0;
      return after - before === 20;
    });
    const routes = (await scrape('api')).map(({ labels }) => labels.route ?? '');
    expect(routes.filter((route) => /made-up|secret|12345/.test(route))).toEqual([]);
    expect(routes.some((route) => route.startsWith('/v1/organisations/:'))).toBe(true);
  });

  it('are not at the public door', async () => {
    expect((await fetch(`${platform.baseUrl}/metrics`)).status).toBe(404);
  });
});
