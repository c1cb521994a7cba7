import { afterEach, describe, expect, it } from '@jest/globals';
import { type MetricsDoor, openMetricsDoor } from './metrics-door.js';
import { ProcessMetrics } from './process-metrics.js';

const settings = { host: '127.0.0.1', port: 0, timeoutMs: 50 };
const gauges = [
  { name: 'rooms', help: 'Rooms.', labels: ['state'] },
  { name: 'oldest', help: 'Seconds.', labels: [] },
];

describe('the door of metrics', () => {
  let door: MetricsDoor | undefined;
  afterEach(() => door?.close());

  const ask = (path = '/metrics', init?: RequestInit) => fetch(`http://127.0.0.1:${door?.port}${path}`, init);
  const linesOf = async (answer: Response, name: string) =>
    (await answer.text()).split('\n').filter((line) => line.startsWith(name));

  it('is not there without a port', async () => {
    expect(await openMetricsDoor(new ProcessMetrics(), { ...settings, port: undefined })).toBeUndefined();
  });

  it('answers GET /metrics alone', async () => {
    door = await openMetricsDoor(new ProcessMetrics(), settings);
    expect((await ask()).headers.get('content-type')).toContain('text/plain; version=0.0.4');
    const others = [ask('/'), ask('/metrics/'), ask('/metrics?x=1'), ask('/metrics', { method: 'POST', body: 'x' })];
    for (const other of await Promise.all(others)) expect(other.status).toBe(404);
  });

  it('asks once, however many ask at once', async () => {
    const metrics = new ProcessMetrics(1_000);
    let asked = 0;
    metrics.asking({
      ...{ name: 'rooms', gauges },
      ask: async () => {
        asked += 1;
        await new Promise((resolve) => setTimeout(resolve, 100));
        return [[[['open'], 3]], [[[], 7]]];
      },
    });
    door = await openMetricsDoor(metrics, settings);
    const answers = await Promise.all(Array.from({ length: 10 }, () => ask()));
    expect(asked).toBe(1);
    expect(await linesOf(answers[9] as Response, 'rooms')).toEqual(['rooms{state="open"} 3']);
  });

  it('leaves out what does not answer in time or fails, and counts that', async () => {
    const metrics = new ProcessMetrics(50);
    const ways: (() => Promise<[string[], number][][]>)[] = [
      () => Promise.resolve([[[['open'], 3]], [[[], 7]]]),
      () => new Promise(() => undefined),
      () => Promise.reject(new Error('refused')),
    ];
    let now = 0;
    metrics.asking({ name: 'rooms', gauges, ask: () => ways[now]!() });
    door = await openMetricsDoor(metrics, settings);
    const told: string[][] = [];
    for (now = 0; now < ways.length; now += 1) {
      const text = await (await ask()).text();
      told.push(text.split('\n').filter((line) => /^(rooms|oldest|tallystick_scrape)/.test(line)));
    }
    const failures = (count: number) => `tallystick_scrape_failures_total{question="rooms"} ${count}`;
    expect(told).toEqual([[failures(0), 'rooms{state="open"} 3', 'oldest 7'], [failures(1)], [failures(2)]]);
  });
});
