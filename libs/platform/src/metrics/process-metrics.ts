import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** By the labels' values joined in the order of their names; the empty text for a gauge without labels. */
export type Measured = readonly (readonly [labels: readonly string[], value: number])[];

export interface GaugeTerms<L extends string> {
  readonly name: string;
  readonly help: string;
  readonly labels: readonly L[];
}

/** What is measured at a scrape by one question, to a database say, for several gauges. */
export interface Question {
  /** In the counter of failed questions. */
  readonly name: string;
  readonly gauges: readonly GaugeTerms<string>[];
  /** @returns for each gauge, in their order, what is measured */
  readonly ask: () => Promise<readonly Measured[]>;
}

/**
 * What a process tells by numbers. Labels take values of closed lists alone, a route's pattern or a state: never a party's, a site's or a
 * gateway's name, of which there are more every day.
 */
export class ProcessMetrics {
  readonly registry = new Registry();
  private readonly failed: Counter<'question'>;
  private readonly questions: (() => Promise<void>)[] = [];

  constructor(private readonly timeoutMs = 2_000) {
    const help = 'Questions of a scrape that failed or took too long; their gauges are left out meanwhile.';
    this.failed = this.counter({ name: 'tallystick_scrape_failures_total', help, labels: ['question'] });
  }

  /** Node's own: event loop lag, heap, garbage collection, handles. */
  measureProcess(): void {
    collectDefaultMetrics({ register: this.registry });
  }

  counter<L extends string>({ name, help, labels }: GaugeTerms<L>): Counter<L> {
    return new Counter({ name, help, labelNames: [...labels], registers: [this.registry] });
  }

  /** @param buckets upper ends, in seconds */
  histogram<L extends string>({ name, help, labels }: GaugeTerms<L>, buckets: readonly number[]): Histogram<L> {
    return new Histogram({ name, help, labelNames: [...labels], buckets: [...buckets], registers: [this.registry] });
  }

  /** A gauge whose value costs nothing to read. */
  reading(name: string, help: string, read: () => number): void {
    const gauge: Gauge = new Gauge({ name, help, registers: [this.registry], collect: () => void gauge.set(read()) });
  }

  asking({ name, gauges: terms, ask }: Question): void {
    const gauges = terms.map(
      ({ name: gauge, help, labels }) =>
        [labels, new Gauge({ name: gauge, help, labelNames: [...labels], registers: [this.registry] })] as const,
    );
    this.failed.inc({ question: name }, 0);
    this.questions.push(async () => {
      try {
        const answers = await within(this.timeoutMs, ask());
        gauges.forEach(([labels, gauge], index) => {
          forget(labels, gauge);
          for (const [values, value] of answers[index] ?? []) {
            gauge.set(Object.fromEntries(labels.map((label, at) => [label, values[at] ?? ''])), value);
          }
        });
      } catch {
        // A number of a while ago would look like one of now.
        for (const [labels, gauge] of gauges) forget(labels, gauge);
        this.failed.inc({ question: name });
      }
    });
  }

  /** @returns in Prometheus' text format */
  async scrape(): Promise<string> {
    await Promise.all(this.questions.map((ask) => ask()));
    // What was not observed since the last scrape has no mean; the format's word for that is NaN, in these letters.
    return (await this.registry.metrics()).replace(/ Nan$/gm, ' NaN');
  }
}

/** A reset gauge without labels would tell 0, which is a measurement. */
function forget(labels: readonly string[], gauge: Gauge): void {
  if (labels.length > 0) gauge.reset();
  else gauge.remove();
}

async function within<T>(timeoutMs: number, asked: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${timeoutMs} ms`)), timeoutMs);
  });
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}
