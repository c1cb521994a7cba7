import { explained, type Sentences } from '../config/explained.js';
import { optionalTextSetting, optionalUrlSetting, wholeNumberSettings } from '../config/settings.js';

const SENTENCES: Sentences = {
  OTEL_EXPORTER_OTLP_ENDPOINT:
    'A receiver of traces that speaks OTLP over HTTP; `/v1/traces` is added. Without it there are no traces, and they cost nothing.',
  OTEL_SERVICE_NAME: 'What traces call this process; by default `tallystick-` and its name.',
  OTEL_BSP_SCHEDULE_DELAY: 'How long spans are gathered before they are sent.',
  OTEL_BSP_EXPORT_TIMEOUT: 'How long the receiver may take for what it is sent; then it is lost.',
  OTEL_BSP_MAX_QUEUE_SIZE:
    'How many spans may wait; those beyond are dropped, so that a receiver that is gone fills no memory.',
};

/** By the names that OpenTelemetry gave them. Without an endpoint there are no spans, and nothing of it is loaded. */
export const TRACES_SETTINGS = explained(
  {
    /** Of an OTLP/HTTP receiver; `/v1/traces` is added. Its headers, if it asks for any, are `OTEL_EXPORTER_OTLP_HEADERS`. */
    endpoint: optionalUrlSetting('OTEL_EXPORTER_OTLP_ENDPOINT', ['http:', 'https:']),
    /** By default `tallystick-` and the process. */
    service: optionalTextSetting('OTEL_SERVICE_NAME'),
    ...wholeNumberSettings({
      exportDelayMs: {
        variable: 'OTEL_BSP_SCHEDULE_DELAY',
        min: 10,
        max: 600_000,
        unit: 'milliseconds',
        fallback: 5_000,
      },
      exportTimeoutMs: {
        variable: 'OTEL_BSP_EXPORT_TIMEOUT',
        min: 100,
        max: 600_000,
        unit: 'milliseconds',
        fallback: 5_000,
      },
      queueMax: { variable: 'OTEL_BSP_MAX_QUEUE_SIZE', min: 1, max: 1_000_000, unit: 'spans', fallback: 2_048 },
    }),
  },
  SENTENCES,
);

export interface TracesSettings {
  readonly endpoint: string | undefined;
  readonly service: string | undefined;
  readonly exportDelayMs: number;
  readonly exportTimeoutMs: number;
  /** What is beyond is dropped. */
  readonly queueMax: number;
}
